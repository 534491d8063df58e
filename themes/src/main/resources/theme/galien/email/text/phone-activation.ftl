<#ftl output_format="plainText">
${msg("phone.who", realmName)}

${msg("phone-activation.what")}

${code}

${msg("phone-activation.lasts")}

${msg("phone-activation.notYou")}
${stop}
