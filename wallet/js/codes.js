// A refusal with a code: the server's (docs/mobile-protocol.md § 10), or one of these.

export const NO_NETWORK = "ECPS-0270";
export const NOT_OUR_LINK = "ECPS-0271";
export const NOT_THE_SERVICE = "ECPS-0272";
export const NOT_VERIFIED = "ECPS-0273";
export const NO_CAMERA = "ECPS-0274";
export const CANNOT = "ECPS-0275";
export const NOT_ENROLLED = "ECPS-0276";
export const NO_CODE_IN_PICTURE = "ECPS-0277";
export const NO_BELL = "ECPS-0278";
export const BROKEN = "ECPS-0279";

// The server's, where more follows from it than its sentence.
export const NO_SUCH_DEVICE = 'ECPS-0203';

export class Refusal extends Error {
  constructor(code, options) {
    super(code, options);
    this.code = code;
  }
}

// Whatever went wrong, under a code a person can tell a help desk.
export const codeOf = (error) => (error instanceof Refusal ? error.code : BROKEN);
