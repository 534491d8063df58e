// The header Client-Cert of RFC 9440 §2.1: the leaf as DER, in base64 between colons. Empty without a certificate, and a
// header that nginx sets to nothing is not sent.
function header(request) {
  const pem = request.variables.ssl_client_raw_cert;
  return pem ? ':' + pem.replace(/-----[^-]+-----|\s/g, '') + ':' : '';
}

export default { header };
