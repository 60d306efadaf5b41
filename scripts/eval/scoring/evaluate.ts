import { type DataFile, labelled, questions } from './data'
import { rankFaq } from './faq'
import { barTable, FigureBook } from './figures'
import { scoreGrounding } from './grounding'
import { type IntentScores, OUT_OF_SCOPE, scoreIntents } from './intents'
import { type RetrievalScores, rankAll, scoreRankings } from './retrieval'
import { scoreLanguages, scoreRules } from './rules'
import { askedFiles, isAsked, passagesFor, type Run, trainedFor, trainingRows } from './run'

/** How many examples of each intent the bars of these sets speak of; the others learn from all. */
const SHOTS: Record<string, number> = {
  banking77: 10,
  clinc150: 10,
  'hinglish-top': 10,
  'hinglish-top-en': 10,
  'bitext-support': 10,
}

/** Scores of every labelled file and of the grounding cases, and how far the release bars hold. */
export async function evaluate(run: Run): Promise<void> {
  const figures = new FigureBook()
  for (const file of askedFiles(run)) await scoreFile(run, file, figures)
  if (isAsked(run, 'grounding')) await reportGrounding(figures)
  console.log(barTable(figures))
}

async function scoreFile(run: Run, file: DataFile, figures: FigureBook): Promise<void> {
  if (file.task === 'retrieval') return reportRetrieval(run, file, figures)
  if (file.task === 'langid') return reportLanguages(run, file, figures)
  if (file.task === 'own') return reportRules(run, file, figures)
  return reportIntents(run, file, figures)
}

async function reportIntents(run: Run, file: DataFile, figures: FigureBook): Promise<void> {
  const shots = run.shots ?? SHOTS[file.set]
  const examples = trainingRows(run, file.set)
  const trained = trainedFor(run, file.set, shots)
  if (!trained || !examples) return console.log(`\n${file.path}: no ${file.set}.train to learn from`)
  const rows = labelled(run.data, file)
  const scores = scoreIntents(rows, trained.predict(rows))
  figures.put(file.set, scores)
  console.log(
    `\n${file.path} · ${shots ?? 'all'} shots, ${trained.examples} examples, trained in ${Math.round(trained.trainMs)} ms`,
  )
  console.log(intentLine(scores))
  const inScope = rows.filter(({ label }) => label !== OUT_OF_SCOPE)
  for (const titled of ['untitled', 'by_name'] as const) {
    const ranked = await rankFaq(examples, inScope, { ai: run.ai, titled })
    const faq = scoreRankings(
      inScope.map(({ label = '' }) => [label]),
      ranked,
    )
    figures.put(`faq ${titled} ${file.set}`, faq)
    const under = titled === 'untitled' ? 'and no title' : "under the intents' names"
    console.log(`  as a FAQ with 3 phrasings ${under}: ${retrievalLine(faq)}`)
  }
}

function intentLine({ inScope, macroF1: f1, overall, oosRecall, auroc, msPerCall }: IntentScores): string {
  return [
    `  accuracy in scope ${shown(inScope)}`,
    `macro-F1 ${shown(f1)}`,
    `accuracy of all with rejection ${shown(overall)}`,
    `out-of-scope recall ${shown(oosRecall)}`,
    `AUROC ${shown(auroc)}`,
    `${took(msPerCall)} a message`,
  ].join(' · ')
}

async function reportRetrieval(run: Run, file: DataFile, figures: FigureBook): Promise<void> {
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

function retrievalLine({ mrr10, recall1, recall5, msPerCall, searchMs }: RetrievalScores): string {
  return `MRR@10 ${shown(mrr10)} · Recall@1 ${shown(recall1)} · Recall@5 ${shown(recall5)} · ${took(searchMs)} for full text and fusion, ${took(msPerCall)} with the models`
}

function reportLanguages(run: Run, file: DataFile, figures: FigureBook): void {
  const scores = scoreLanguages(labelled(run.data, file))
  figures.put('langid', scores)
  console.log(`\n${file.path}`)
  console.log(
    `  accuracy ${shown(scores.all)} · macro-F1 ${shown(scores.macroF1)} · two words ${shown(scores.pairs)} · hi-Latn ${shown(scores.hinglish)} · chat ${shown(scores.chat)} · ${took(scores.msPerCall)} a message`,
  )
}

const RULE_NAMES: Record<string, string> = {
  opt_out: 'opt-out',
  human: 'hand-over (a person)',
  angry: 'hand-over (anger)',
}

function reportRules(run: Run, file: DataFile, figures: FigureBook): void {
  console.log(`\n${file.path}`)
  const { rules, msPerCall } = scoreRules(labelled(run.data, file))
  figures.put('rules', { msPerCall })
  for (const { label, recall, falseAlarms, of } of rules) {
    figures.put(label, { recall, falseAlarms })
    console.log(`  ${RULE_NAMES[label] ?? label}: recall ${shown(recall)} · false alarms ${falseAlarms} of ${of}`)
  }
  console.log(`  ${took(msPerCall)} a message`)
}

async function reportGrounding(figures: FigureBook): Promise<void> {
  const scores = await scoreGrounding()
  figures.put('grounding', scores)
  const { unsupported, lies, coverage, coverageAcross, truths, msPerCall } = scores
  console.log('\ntests/eval/grounding · whole turns with models that lie, then with one that does not')
  console.log(
    `  unsupported-claim rate ${unsupported.toFixed(2)} % of ${lies} lies · true answers that get through, of ${truths}: ${shown(coverage)} % in the knowledge's language, ${shown(coverageAcross)} % in another · ${took(msPerCall)} a turn`,
  )
}

function shown(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(1)
}

/** The median of the calls. */
function took(ms: number): string {
  return `${ms.toFixed(ms < 0.1 ? 3 : 2)} ms`
}
