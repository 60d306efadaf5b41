/** Cross-stitch, one letter a dye (ui/sampler.tsx). */
export const TEAPOT = [
  '.........t....t......',
  '........t....t.......',
  '.........t....t......',
  '........t....t.......',
  '.........ii..........',
  '........iiii.........',
  '.....iiiiiiiiii......',
  '....iiiiiiiiiiii..ii.',
  'ii.iiiiiiiiiiiiii.i.i',
  'iiiiiiiilliiiiiiiii.i',
  '.iiiiiilllliiiiiii..i',
  '..iiiiiilliiiiiiiiii.',
  '...iiiiiiiiiiiiii....',
  '....iiiiiiiiiiii.....',
  '.....iiiiiiiiii......',
]

/** Two bubbles, one whole, one broken: people and the assistant. */
export const BUBBLES = [
  '..iiiiiiiiii............',
  '.iiiiiiiiiiii.....t.....',
  '.ii..ii..iiii....t.t....',
  '.iiiiiiiiiiii.....t.....',
  '.iiiiiiiiiiii...........',
  '..iiiiiiiii..ll.ll.ll...',
  '..ii......l..........l..',
  '..i.............l.......',
  '..........l....lll...l..',
  '....n...........l....l..',
  '...n.n....l.............',
  '....n......ll.ll.ll.ll..',
  '...................ll...',
  '....................l...',
]

/** A moon over a roof: what sleeps until later. */
export const MOON = [
  '...........tttt......',
  '..n......tttt........',
  '........tttt.....n...',
  '.......tttt..........',
  '.......tttt..........',
  '.......tttt......n...',
  '........tttt.........',
  '...n.....tttt........',
  '...........tttt......',
  '.....................',
  'i.i.i.i.i.i.i.i.i.i.i',
  '.i.i.i.i.i.i.i.i.i.i.',
]

/** A leaf: done. */
export const LEAF = [
  '..............nnnn...',
  '...........nnnnnnn...',
  '.........nnnnninnn...',
  '........nnnnninnn....',
  '.......nnnnninnnn....',
  '......nnnnninnnn.....',
  '......nnnninnnn......',
  '......nnninnnn.......',
  '.......ninnn.........',
  '......i..............',
  '.....i...............',
  '....i................',
]

/** A thread without a needle: no number, or nothing that answers. */
export const LOOSE_THREAD = [
  '......................',
  '..gggg........gg......',
  '.g....g......g..g.....',
  'g......g....g....g....',
  '........g..g......g...',
  '.........gg........g..',
  '.........gg........g..',
  '........g..g......g...',
  '.......g....gggggg....',
  '...m..g...............',
  '..m.mg................',
  '...m..................',
]
