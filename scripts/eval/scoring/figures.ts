/** Figures by what they were measured on; the bars are read off them. */
export class FigureBook {
  readonly #figures = new Map<string, Record<string, number>>()

  put(name: string, figures: object): void {
    this.#figures.set(
      name,
      Object.fromEntries(Object.entries(figures).filter(([, value]) => typeof value === 'number')),
    )
  }

  get(name: string, figure: string): number {
    return this.#figures.get(name)?.[figure] ?? Number.NaN
  }

  /** NaN as soon as one is missing: a mean of two is not the mean of three. */
  mean(names: readonly string[], figure: string): number {
    return names.reduce((sum, name) => sum + this.get(name, figure), 0) / names.length
  }
}

interface Bar {
  what: string
  /** null: told beside the one above. */
  bar: number | null
  /** Not above the bar, where less is better. */
  atMost?: true
  value(figures: FigureBook): number
}

const HINT3 = ['hint3-curekart', 'hint3-sofmattress', 'hint3-powerplay11']
const INTENT_SETS = [...HINT3, 'banking77', 'clinc150', 'hinglish-top']

/** The release bars of shared/eval/README.md. They are meant for the separate test parts: here they are signposts. */
const BARS: readonly Bar[] = [
  { what: 'HINT3 in scope, mean', bar: 76, value: (all) => all.mean(HINT3, 'inScope') },
  { what: 'HINT3 overall, mean', bar: 70, value: (all) => all.mean(HINT3, 'overall') },
  { what: 'Banking77 10-shot', bar: 74, value: (all) => all.get('banking77', 'inScope') },
  { what: 'CLINC150 10-shot in scope', bar: 82, value: (all) => all.get('clinc150', 'inScope') },
  { what: 'CLINC150 10-shot AUROC', bar: 91, value: (all) => all.get('clinc150', 'auroc') },
  { what: 'Hinglish-TOP 10-shot', bar: 66, value: (all) => all.get('hinglish-top', 'inScope') },
  ...['en', 'es', 'hi', 'ar'].map((language) => ({
    what: `XQuAD ${language} MRR@10`,
    bar: 96,
    value: (all: FigureBook) => all.get(`xquad.${language}`, 'mrr10'),
  })),
  {
    what: 'FAQ with 3 phrasings, HINT3 mean MRR',
    bar: 66,
    value: (all) =>
      all.mean(
        HINT3.map((set) => `faq untitled ${set}`),
        'mrr10',
      ),
  },
  {
    what: "… under the intents' names (no bar)",
    bar: null,
    value: (all) =>
      all.mean(
        HINT3.map((set) => `faq by_name ${set}`),
        'mrr10',
      ),
  },
  { what: 'language of two words', bar: 88, value: (all) => all.get('langid', 'pairs') },
  { what: 'language, romanised Hindi', bar: 97, value: (all) => all.get('langid', 'hinglish') },
  { what: 'opt-out recall', bar: 98, value: (all) => all.get('opt_out', 'recall') },
  { what: 'false opt-outs', bar: 0, atMost: true, value: (all) => all.get('opt_out', 'falseAlarms') },
  { what: 'unsupported claims, %', bar: 0, atMost: true, value: (all) => all.get('grounding', 'unsupported') },
  {
    what: 'ms for an intent, median (Node)',
    bar: 2,
    atMost: true,
    value: (all) => Math.max(...INTENT_SETS.map((set) => all.get(set, 'msPerCall')).filter((ms) => !Number.isNaN(ms))),
  },
]

/** One line for each bar that was measured: by how much it holds, or fails. */
export function barTable(figures: FigureBook): string {
  const measured = BARS.map((bar) => ({ ...bar, is: bar.value(figures) })).filter(({ is }) => Number.isFinite(is))
  const rows = measured.map(({ what, bar, atMost, is }) => {
    if (bar === null) return [what, '', is.toFixed(2), '', '']
    // Nothing is rounded up to its bar: what is shown as 96.0 and is less fails.
    const spare = atMost ? bar - is : is - bar
    const by = `${spare < 0 ? '-' : '+'}${Math.abs(spare).toFixed(2)}`
    return [what, `${atMost ? '<=' : '>='} ${bar}`, is.toFixed(2), by, spare >= 0 ? 'holds' : 'FAILS']
  })
  return ['', 'Release bars, on this data:', ...aligned([['', 'bar', 'figure', 'by', ''], ...rows]), SPEED].join('\n')
}

const SPEED = 'Search among 10,000 passages is measured in workerd: npm run bench -- --scenario knowledge'

/** The first column to the left, the others to the right. */
function aligned(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
