// How many each stratum of a batch gives, in whole numbers without rounding errors.

/** [batch, stratum, how many]: ceil(ratio * members), shared by members times class weight, never above the members. */
export function quotas(batch, sizes) {
  const strata = [...sizes.keys()];
  const [over, under] = fraction(batch.ratio);
  const members = BigInt([...sizes.values()].reduce((sum, size) => sum + size, 0));
  const total = (over * members + under - 1n) / under;
  const known = new Map(Object.entries(batch.class_weights));
  const classes = strata.map((stratum) => fraction(known.get(stratum.split("/").at(-1)) ?? "1"));
  const common = classes.reduce((product, [, below]) => lcm(product, below), 1n);
  const weight = new Map(strata.map((stratum, n) => {
    return [stratum, BigInt(sizes.get(stratum)) * classes[n][0] * (common / classes[n][1])];
  }));
  const full = new Set(); // strata that would have to give more than they have give everything
  let rest, weights, more;
  do {
    const open = strata.filter((one) => !full.has(one));
    rest = total - [...full].reduce((sum, one) => sum + BigInt(sizes.get(one)), 0n);
    weights = open.reduce((sum, one) => sum + weight.get(one), 0n);
    more = open.filter((one) => rest * weight.get(one) >= BigInt(sizes.get(one)) * weights);
    more.forEach((one) => full.add(one));
  } while (more.length);
  const exact = (one) => (full.has(one) ? [BigInt(sizes.get(one)), 1n] : [rest * weight.get(one), weights]);
  const shares = strata.map((stratum) => {
    const [above, below] = exact(stratum);
    return { stratum, quota: above / below, left: above % below, below };
  });
  const missing = total - shares.reduce((sum, one) => sum + one.quota, 0n);
  const byRemainder = [...shares].sort((one, other) => {
    const difference = other.left * one.below - one.left * other.below;
    return difference ? (difference > 0n ? 1 : -1) : byCodePoint(one.stratum, other.stratum);
  });
  byRemainder.slice(0, Number(missing)).forEach((share) => (share.quota += 1n));
  return shares.map(({ stratum, quota }) => [batch.id, stratum, Number(quota)]);
}

/** Numerator and denominator of "3/20", "0.15" or "2". */
function fraction(text) {
  const [above, below = "1"] = String(text).split("/");
  const digits = above.split(".")[1]?.length ?? 0;
  return [BigInt(above.replace(".", "")), BigInt(below) * 10n ** BigInt(digits)];
}

function lcm(one, other) {
  let [a, b] = [one, other];
  while (b) [a, b] = [b, a % b];
  return (one / a) * other;
}

/** Texts in the order of their code points, as Python sorts them; by themselves they sort by UTF-16 units. */
export function byCodePoint(one, other) {
  for (let n = 0; n < Math.min(one.length, other.length); n++) {
    const [a, b] = [one.charCodeAt(n), other.charCodeAt(n)];
    if (a !== b) return (a >= 0xd800 && b >= 0xd800 ? rank(a) - rank(b) : a - b);
  }
  return one.length - other.length;
}

const rank = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);
