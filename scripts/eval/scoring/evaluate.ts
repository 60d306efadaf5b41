import { type DataFile, labelled, questions } from './data'
import { rankFaq } from './faq'
import { barLines, FigureBook } from './figures'
import { type IntentScores, OUT_OF_SCOPE, scoreIntents } from './intents'
import { rankAll, scoreRankings } from './retrieval'
import { predictLanguage, predictRule, scoreRules } from './rules'
import { askedFiles, passagesFor, type Run, trainedFor, trainingRows } from './run'
import { accuracy, macroF1 } from './scores'

/** How many examples of each intent the bars of these sets speak of; the others learn from all. */
const SHOTS: Record<string, number> = {
  banking77: 10,
  clinc150: 10,
  'hinglish-top': 10,
  'hinglish-top-en': 10,
  'bitext-support': 10,
}

/** Scores of every labelled file, and how far the release bars hold. */
export async function evaluate(run: Run): Promise<void> {
  const figures = new FigureBook()
  for (const file of askedFiles(run)) await scoreFile(run, file, figures)
  console.log(barLines(figures))
}

async function scoreFile(run: Run, file: DataFile, figures: FigureBook): Promise<void> {
  if (file.task === 'retrieval') return scoreRetrieval(run, file, figures)
  if (file.task === 'langid') return scoreLanguage(run, file, figures)
  if (file.task === 'own') return scoreOwn(run, file, figures)
  const shots = run.shots ?? SHOTS[file.set]
  const examples = trainingRows(run, file.set)
  const trained = trainedFor(run, file.set, shots)
  if (!trained || !examples) return console.log(`\n${file.path}: no ${file.set}.train to learn from`)
  const rows = labelled(run.data, file)
  const scores = scoreIntents(rows, trained.predict(rows))
  figures.put(file.set, scores)
  const inScope = rows.filter(({ label }) => label !== OUT_OF_SCOPE)
  const faq = scoreRankings(
    inScope.map(({ label = '' }) => [label]),
    await rankFaq(examples, inScope, run.ai),
  )
  figures.put(`faq ${file.set}`, faq)
  console.log(
    `\n${file.path} · ${shots ?? 'all'} shots, ${trained.examples} examples, trained in ${Math.round(trained.trainMs)} ms`,
  )
  console.log(intentLine(scores))
  console.log(`  as a FAQ with 3 phrasings: ${retrievalLine(faq)}`)
}

function intentLine({ inScope, macroF1: f1, overall, oosRecall, auroc, msPerCall }: IntentScores): string {
  return [
    `  in scope ${shown(inScope)}`,
    `macro-F1 ${shown(f1)}`,
    `overall with rejection ${shown(overall)}`,
    `out-of-scope recall ${shown(oosRecall)}`,
    `AUROC ${shown(auroc)}`,
    `${msPerCall.toFixed(2)} ms`,
  ].join(' · ')
}

async function scoreRetrieval(run: Run, file: DataFile, figures: FigureBook): Promise<void> {
  const passages = passagesFor(run, file.set)
  if (!passages) return console.log(`\n${file.path}: no ${file.set}.passages to find`)
  const asked = questions(run.data, file)
  const scores = scoreRankings(
    asked.map(({ relevant = [] }) => relevant),
    await rankAll(passages, asked, run.ai),
  )
  figures.put(file.set, scores)
  console.log(`\n${file.path} · among ${passages.length}\n  ${retrievalLine(scores)}`)
}

function retrievalLine({ mrr10, recall1, recall5, msPerCall }: ReturnType<typeof scoreRankings>): string {
  return `MRR@10 ${shown(mrr10)} · Recall@1 ${shown(recall1)} · Recall@5 ${shown(recall5)} · ${msPerCall.toFixed(2)} ms`
}

function scoreLanguage(run: Run, file: DataFile, figures: FigureBook): void {
  const rows = labelled(run.data, file)
  const from = performance.now()
  const predictions = rows.map(predictLanguage)
  const msPerCall = (performance.now() - from) / Math.max(1, rows.length)
  const judged = rows.map(({ label = '', kind = '' }, at) => ({
    truth: label,
    label: predictions[at]?.label ?? '',
    score: 0,
    kind,
  }))
  const share = (keep: (row: (typeof judged)[number]) => boolean) => accuracy(judged.filter(keep))
  const scores = {
    all: accuracy(judged),
    macroF1: macroF1(judged),
    pairs: share(({ kind }) => kind === 'pair'),
    hinglish: share(({ truth }) => truth === 'hi-Latn'),
    chat: share(({ kind, truth }) => kind === 'chat' && truth === 'en'),
    msPerCall,
  }
  figures.put('langid', scores)
  console.log(`\n${file.path}`)
  console.log(
    `  accuracy ${shown(scores.all)} · macro-F1 ${shown(scores.macroF1)} · two words ${shown(scores.pairs)} · hi-Latn ${shown(scores.hinglish)} · chat ${shown(scores.chat)} · ${msPerCall.toFixed(3)} ms`,
  )
}

function scoreOwn(run: Run, file: DataFile, figures: FigureBook): void {
  const rows = labelled(run.data, file)
  console.log(`\n${file.path}`)
  for (const { label, recall, falseAlarms, of } of scoreRules(rows, rows.map(predictRule))) {
    figures.put(label, { recall, falseAlarms })
    console.log(`  ${label}: recall ${shown(recall)} · false alarms ${falseAlarms} of ${of}`)
  }
}

function shown(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(1)
}
