<#ftl output_format="plainText">
${msg("phone.who", realmName)}

${msg("phone-notice." + what)}

${msg("phone.notYou")}

${msg("phone.noLink")}
