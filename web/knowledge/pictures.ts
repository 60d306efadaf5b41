/** A book with a bookmark. */
export const BOOK = [
  't.t.t.t.t.t.t.t.t.t.t',
  '.....................',
  '...iiiiiii.iiiiiii...',
  '..i.......i.......i..',
  '..i.lll...i..nnnn.i..',
  '..i.......i.......i..',
  '..i.lllll.i..nn...i..',
  '..i.......i.......i..',
  '..i.ll....i..nnnn.i..',
  '..i.......i...m...i..',
  '...iiiiiii.iiimiii...',
  '..............m......',
  't.t.t.t.t.t.t.t.t.t.t',
]
