// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) at once, without promises: a draw needs two of them for every row, which
// WebCrypto, asked once for each, takes many times as long for; and WebCrypto is missing where a page comes over http.
const K = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const BLOCK = 64;
const schedule = new Int32Array(64);

/** A digest in the making; `copy` goes on from what was hashed so far. */
export class Sha256 {
  constructor() {
    this.state = Int32Array.from(START);
    this.block = new Uint8Array(BLOCK);
    this.held = 0;
    this.length = 0;
  }

  copy(into = new Sha256()) {
    into.state.set(this.state);
    into.block.set(this.block);
    into.held = this.held;
    into.length = this.length;
    return into;
  }

  update(bytes) {
    this.length += bytes.length;
    let read = 0;
    if (this.held) {
      read = Math.min(BLOCK - this.held, bytes.length);
      this.block.set(bytes.subarray(0, read), this.held);
      this.held += read;
      if (this.held < BLOCK) return this;
      compress(this.state, this.block, 0);
      this.held = 0;
    }
    for (; read + BLOCK <= bytes.length; read += BLOCK) compress(this.state, bytes, read);
    this.block.set(bytes.subarray(read));
    this.held = bytes.length - read;
    return this;
  }

  /** The 32 bytes; nothing can be added afterwards. */
  digest(into = new Uint8Array(32)) {
    const { block, state } = this;
    block[this.held++] = 0x80;
    if (this.held > BLOCK - 8) {
      block.fill(0, this.held);
      compress(state, block, 0);
      this.held = 0;
    }
    block.fill(0, this.held);
    const view = new DataView(block.buffer);
    view.setUint32(BLOCK - 8, Math.floor(this.length / 0x20000000)); // the length in bits, 64 of them
    view.setUint32(BLOCK - 4, this.length << 3);
    compress(state, block, 0);
    for (let word = 0; word < 8; word++) {
      into[4 * word] = state[word] >>> 24;
      into[4 * word + 1] = state[word] >>> 16;
      into[4 * word + 2] = state[word] >>> 8;
      into[4 * word + 3] = state[word];
    }
    return into;
  }
}

export const sha256 = (bytes) => new Sha256().update(bytes).digest();

/** HMAC under one key; what begins every message can be given once. */
export class Hmac {
  constructor(key, prefix = new Uint8Array()) {
    const padded = new Uint8Array(BLOCK);
    padded.set(key.length > BLOCK ? sha256(key) : key);
    this.inner = new Sha256().update(padded.map((byte) => byte ^ 0x36)).update(prefix);
    this.outer = new Sha256().update(padded.map((byte) => byte ^ 0x5c));
    this.inside = new Sha256();
    this.outside = new Sha256();
    this.between = new Uint8Array(32);
  }

  of(message, into) {
    this.inner.copy(this.inside).update(message).digest(this.between);
    return this.outer.copy(this.outside).update(this.between).digest(into);
  }
}

function compress(state, bytes, at) {
  const w = schedule;
  for (let t = 0; t < 16; t++, at += 4) {
    w[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15], y = w[t - 2];
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (w[t - 16] + low + w[t - 7] + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t++) {
    const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + high + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
    const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0;
    d = c; c = b; b = a; a = (one + two) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}
