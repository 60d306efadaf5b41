/**
 * How a name sounds, by its consonants, whatever script it is written in: "Mehta", "मेहता" and "மேத்தா" are one. Voiced and
 * unvoiced fall together, for Tamil does not write the difference. Two names rarely share it; a word and its translation never do.
 */
export function soundOf(word: string): string {
  let sound = ''
  for (const letter of word.normalize('NFD').toLowerCase()) {
    const heard = SOUNDS.get(letter) ?? ''
    if (!sound.endsWith(heard) || heard === '') sound += heard
  }
  return sound
}

const SOUNDS = new Map(
  [
    'kkgqcxकखगघङகكقغخج',
    'ttdटठडढतथदधடதتدطضثذ',
    'ppbfपफबभபبفप',
    'sszjचछजझशषसசஜஷஸشسصزظ',
    'mmमம م',
    'nnनणञநனணञنங',
    'rrरரறر',
    'llलळலளழل',
    'vvwवவو',
  ].flatMap((letters) => {
    const [sound = '', ...written] = Array.from(letters.replace(' ', ''))
    return written.map((letter) => [letter, sound] as const)
  }),
)
