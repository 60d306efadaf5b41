/** A key beside the lock it fits: cross-stitch, one letter a dye (ui/sampler.tsx). */
export const KEY = [
  '.....................',
  '..iiii...............',
  '.ii..ii........ggg...',
  '.i....i.......g...g..',
  '.i.tt.iiiiii..g...g..',
  '.i.tt.iiiiii.nnnnnnn.',
  '.i....i..i.i.n.....n.',
  '.ii..ii....i.n..t..n.',
  '..iiii.......n..t..n.',
  '.............nnnnnnn.',
  '.....................',
]
