<#ftl output_format="plainText">
${msg("phone.who", realmName)}

${msg("means-notice." + what)}

${msg("means-notice.notYou")}

${msg("phone.noLink")}
