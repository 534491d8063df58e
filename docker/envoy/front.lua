-- What Keycloak is told of the client, and what of the client's words it is not. Read by envoy.yaml.

-- By which proxies speak, in every spelling Keycloak has ever listened to.
local forged = {
  "client-cert", "client-cert-chain", "forwarded", "x-real-ip", "x-forwarded-prefix",
  "x-forwarded-server", "x-forwarded-client-cert", "x-forwarded-tls-client-cert",
  "x-forwarded-tls-client-cert-info", "ssl-client-cert", "ssl-client-verify", "x-ssl-client-cert",
  "x-original-method", "x-envoy-original-path",
}

-- RFC 9440 2.1: the leaf as DER, in base64 between colons.
local function client_cert(tls)
  if tls == nil or not tls:peerCertificatePresented() then return nil end
  local pem = tls:urlEncodedPemEncodedPeerCertificate()
  pem = pem:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
  return ":" .. pem:gsub("%-%-%-%-%-[^-]+%-%-%-%-%-", ""):gsub("%s", "") .. ":"
end

function envoy_on_request(handle)
  local headers = handle:headers()
  for _, name in ipairs(forged) do headers:remove(name) end
  -- A request for another host than its connection was opened to.
  local host = (headers:get(":authority") or ""):lower():gsub(":%d+$", "")
  if host ~= handle:streamInfo():requestedServerName():lower() then
    handle:respond({[":status"] = "421"}, "Misdirected request.")
    return
  end
  headers:replace("x-forwarded-host", host)
  headers:replace("x-forwarded-proto", "https")
  headers:replace("x-forwarded-port", "443")
  -- In parentheses: gsub returns a count too.
  headers:replace("x-forwarded-for", (handle:streamInfo():downstreamDirectRemoteAddress():gsub(":%d+$", "")))
  local route = handle:metadata():get("name")
  if route == "card" or route == "mtls" then
    local certificate = client_cert(handle:streamInfo():downstreamSslConnection())
    if certificate ~= nil then headers:replace("client-cert", certificate) end
    headers:remove("cookie")
  end
  if route == "card" then headers:remove("authorization") end
end
