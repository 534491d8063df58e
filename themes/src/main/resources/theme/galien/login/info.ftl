<#-- In the place of base/login/info.ftl, sha256 77019d077436cdcacf88c67ac809381b6cb0257d1223f2882ad1eef75f4ef457 -->
<#-- The end of something, for instance of a logout. Keycloak's own page says the same sentence twice. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#if messageHeader??>${kcSanitize(msg(messageHeader))?no_esc}<#else>${message.summary}</#if>
    <#elseif section = "form">
        <div id="kc-info-message" class="galien-aside">
            <#if messageHeader?? || requiredActions??>
                <p>${message.summary}<#if requiredActions??><#list requiredActions>: <b><#items as action>${kcSanitize(msg("requiredAction." + action))?no_esc}<#sep>, </#items></b></#list></#if></p>
            </#if>
            <#if skipLink??>
                <p>${msg("galien.info.hint")}</p>
            <#elseif pageRedirectUri?has_content>
                <p><a href="${pageRedirectUri}">${msg("backToApplication")}</a></p>
            <#elseif actionUri?has_content>
                <p><a href="${actionUri}">${msg("proceedWithAction")}</a></p>
            <#elseif (client.baseUrl)?has_content>
                <p><a href="${client.baseUrl}">${msg("backToApplication")}</a></p>
            <#else>
                <p>${msg("galien.info.hint")}</p>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
