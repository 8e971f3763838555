# Verification of draw records.
draw-verified = The draw record { $record } is right: commitment, codes, quotas and every drawn target were repeated.
draw-line-changed = The seal does not match this line: it was changed.
draw-key-missing = The record lacks: { $keys }.
draw-announcement-changed = The announcement does not match its digest.
draw-other-frame = The frame file is not the one that was frozen.
draw-frame-rows = The frame has { COUNTED($rows, "row", "rows") }, which is not what was announced.
draw-code-wrong = The code of round { $round } does not match the commitment.
draw-chain-too-short = More codes were revealed than the chain has.
draw-stratum-wrong = The stratum should read: { $expected }.
draw-entry-wrong = The entry should read: { $expected }.
