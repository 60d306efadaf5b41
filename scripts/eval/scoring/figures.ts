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
  bar: number
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
        HINT3.map((set) => `faq ${set}`),
        'mrr10',
      ),
  },
  { what: 'language of two words', bar: 88, value: (all) => all.get('langid', 'pairs') },
  { what: 'language, romanised Hindi', bar: 97, value: (all) => all.get('langid', 'hinglish') },
  { what: 'opt-out recall', bar: 98, value: (all) => all.get('opt_out', 'recall') },
  { what: 'false opt-outs', bar: 0, atMost: true, value: (all) => all.get('opt_out', 'falseAlarms') },
  {
    what: 'ms for an intent (Node)',
    bar: 2,
    atMost: true,
    value: (all) => Math.max(...INTENT_SETS.map((set) => all.get(set, 'msPerCall')).filter((ms) => !Number.isNaN(ms))),
  },
]

/** One line for each bar that was measured: by how much it holds, or fails. */
export function barLines(figures: FigureBook): string {
  const measured = BARS.map((bar) => ({ ...bar, is: bar.value(figures) })).filter(({ is }) => Number.isFinite(is))
  const lines = measured.map(({ what, bar, atMost, is }) => {
    const spare = atMost ? bar - is : is - bar
    return `${spare >= 0 ? 'holds' : 'FAILS'}  ${what.padEnd(38)} ${is.toFixed(1).padStart(6)}  bar ${bar}  by ${spare.toFixed(1)}`
  })
  return ['', 'Release bars, on this data:', ...lines].join('\n')
}
