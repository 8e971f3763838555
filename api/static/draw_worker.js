// Verifies a draw beside the page, which stays usable: { record, frame } as bytes come in; { step, share } while it goes
// on, and at last { report } or { unreadable } go out.
import { verify } from "./draw_verifier.js";

self.onmessage = ({ data: { record, frame } }) => {
  try {
    self.postMessage({ report: verify(record, frame, (step, share) => self.postMessage({ step, share })) });
  } catch (error) {
    self.postMessage({ unreadable: String(error.message) });
  }
};
