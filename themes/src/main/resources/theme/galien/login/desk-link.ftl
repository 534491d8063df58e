<#-- From a link that an operator gave: whom it is for and what it adds, see DeskLinkHandler. Nothing is done before the button. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.desk.title")}
    <#elseif section = "form">
        <div class="galien-part">
            <p>${msg("galien.desk.what")}</p>
            <div id="galien-desk" class="galien-holder" data-means="${desk.means}">
                <p class="galien-holder__name">${desk.name}</p>
                <p class="galien-holder__profession">${msg("galien.new." + desk.means)}</p>
            </div>
            <p>${msg("galien.desk.then")}</p>
            <div class="galien-aside">
                <a id="galien-desk-onward" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${desk.onward}">${msg("galien.desk.onward")}</a>
            </div>
            <p class="galien-quiet">${msg("galien.desk.notMe")}</p>
        </div>
    </#if>
</@layout.registrationLayout>
