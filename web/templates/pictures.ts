/** A letter with a line left blank: cross-stitch, one letter a dye (ui/sampler.tsx). */
export const LETTER = [
  '.....................',
  '..iiiiiiiiiiiiiiiii..',
  '..i...............i..',
  '..i.nnnn.nnn..tt..i..',
  '..i...........tt..i..',
  '..i.lllllll.......i..',
  '..i...............i..',
  '..i.nn.m.m.m.nnnn.i..',
  '..i...............i..',
  '..i.nnnnnn.nnn....i..',
  '..i...............i..',
  '..iiiiiiiiiiiiiiiii..',
  '.....................',
]
