<#ftl output_format="plainText">
${msg("contactChanged.who", realmName)}

${msg("contactChanged." + what)}

${msg("contactChanged.held")}

${msg("contactChanged.notYou")}

${msg("contactChanged.noLink")}
