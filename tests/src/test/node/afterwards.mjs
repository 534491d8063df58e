// Appended to the printed text: what a vendor goes on to do with the tokens it got.
tell({ professional, claims: tokens.claims() });
const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
tell({
  renewed: renewed.access_token !== tokens.access_token,
  expires_in: renewed.expires_in,
  active: (await client.tokenIntrospection(config, renewed.access_token)).active,
});
tell({
  leave: client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token, post_logout_redirect_uri: await hear(), state,
  }).href,
  state,
});
await hear();
tell({
  refresh: await failure(client.refreshTokenGrant(config, renewed.refresh_token)),
  active: (await client.tokenIntrospection(config, renewed.access_token)).active,
});
process.exit(0);
