<#-- A refusal: what is wrong, what to do, and what to tell a help desk. Texts are messages under the code. -->
<#macro show refusal hint="${refusal.code}.hint">
<div id="galien-refusal" class="galien-refusal" role="alert" data-code="${refusal.code}">
    <p class="galien-refusal__sentence">${msg(refusal.code, refusal.date)}</p>
    <p class="galien-refusal__hint">${msg(hint)}</p>
    <p class="galien-refusal__code">${msg("galien.code", refusal.code, reference)}</p>
</div>
</#macro>
