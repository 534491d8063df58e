<#ftl output_format="plainText">
${msg("contactChanged.who")}

${msg("contactChanged." + what)}

${msg("contactChanged.held")}

${msg("contactChanged.notYou")}

${msg("contactChanged.noLink")}
