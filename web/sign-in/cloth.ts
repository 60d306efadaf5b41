/** A border of the cloth. Cross-stitch, one letter a dye (ui/sampler.tsx). */
export const BORDER = [
  't.....t.....t.....t.....t.....t.....t',
  '.t.n.t.t.n.t.t.n.t.t.n.t.t.n.t.t.n.t.',
  'n.t.t.n.t.t.n.t.t.n.t.t.n.t.t.n.t.t.n',
  '...t.....t.....t.....t.....t.....t...',
]

/** People's bubble is whole, the assistant's is broken and has its spark. */
export const CLOTH = [
  ...BORDER,
  '.....................................',
  '.....................................',
  '....iiiiiiiiiiiiii...................',
  '...iiiiiiiiiiiiiiii.....n............',
  '..iiiiiiiiiiiiiiiiii.........t.......',
  '..iiiiiiiiiiiiiiiiii........t.t......',
  '..iiii..ii..ii..iiii.........t.......',
  '..iiii..ii..ii..iiii.................',
  '..iiiiiiiiiiiiiiiiii............n....',
  '...iiiiiiiiiiiiiiii..................',
  '....iiiiiiiiiiiii....................',
  '.....iii...........ll.ll.ll.ll.ll....',
  '.....ii..........l...............l...',
  '.....i...................l...........',
  '................l........l....l...l..',
  '................l.......lll.......l..',
  '....n.................lllllll........',
  '........t.......l.......lll.......l..',
  '.......t.t......l...l....l........l..',
  '........t................l...........',
  '............n....l...............l...',
  '...................ll.ll.ll.ll.ll....',
  '.............................ll......',
  '..............................l......',
  '.....................................',
  ...BORDER,
]
