/** A tower that sends and hears: cross-stitch, one letter a dye (ui/sampler.tsx). */
export const TOWER = [
  '..i...............i..',
  '.i..i...........i..i.',
  'i..i...l.l.l.l...i..i',
  'i..i...........l.i..i',
  '.i..i.....t.....i..i.',
  '..i......ttt......i..',
  '..........t..........',
  '.........n.n.........',
  '.........nnn.........',
  '........n...n........',
  '........n.n.n........',
  '.......n..n..n.......',
  '.......nnnnnnn.......',
  '......n.......n......',
  'g.g.g.g.g.g.g.g.g.g.g',
]
