const MARKS = /<(\/?)w:(r|vanish)(?=[\s/>])([^<>]{0,300})>/g
const NOT_HIDDEN = /w:val="(?:0|false|off)"/

/** Without the runs that Word hides: whoever hid them did not mean them to be read. */
export function withoutHidden(xml: string): string {
  const kept: string[] = []
  let at = 0
  // Of the outermost run that is open: where it begins, how many are within it, and whether it says that it is hidden.
  const run = { from: 0, depth: 0, isHidden: false }
  for (const { 0: mark, 1: slash, 2: name, 3: attributes = '', index } of xml.matchAll(MARKS)) {
    if (name === 'vanish') {
      if (run.depth === 1 && !NOT_HIDDEN.test(attributes)) run.isHidden = true
    } else if (slash === '' && !attributes.endsWith('/')) {
      if (run.depth === 0) Object.assign(run, { from: index, isHidden: false })
      run.depth++
    } else if (slash === '/' && run.depth > 0 && --run.depth === 0 && run.isHidden) {
      kept.push(xml.slice(at, run.from))
      at = index + mark.length
    }
  }
  return at === 0 ? xml : kept.join('') + xml.slice(at)
}
