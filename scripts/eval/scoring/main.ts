import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { EMBEDDING_MODEL, RERANK_MODEL } from '../../../workers/assistant/models'
import { chooseAi } from './ai'
import { evaluate } from './evaluate'
import { predictAll } from './predict'

const USAGE = `npm run eval -- [flags]
  --train DIR        learn from here (default ../shared/eval)
  --data DIR         what is asked (default: the same folder)
  --predictions DIR  predict every file of --data and write the predictions there; of --data only ids and texts are read.
                     Without it: scores of the labelled files, of the cases of tests/eval/grounding, and the release bars
  --shots N          at most N examples of each intent (default: all, as far as a tenant may have so many)
  --only WORDS       only files whose path holds one of these, with commas between
Embeddings and reranker are Cloudflare's (${EMBEDDING_MODEL}, ${RERANK_MODEL}) with CLOUDFLARE_ACCOUNT_ID and
CLOUDFLARE_API_TOKEN (Workers AI: Read) in the environment, else the stand-ins of the repository. They cost neurons: about one
call for every 50 passages and two for every question. Intents, languages and rules ask no model; the models of the grounding
cases lie by design.`

const DEVELOPMENT_DATA = '../shared/eval'

const { values } = parseArgs({
  options: {
    train: { type: 'string', default: DEVELOPMENT_DATA },
    data: { type: 'string' },
    predictions: { type: 'string' },
    shots: { type: 'string' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
})

/** The labelled data are not part of the repository: a clone alone has none. */
function missingFolder(folders: readonly string[]): string | undefined {
  return folders.find((folder) => !existsSync(folder))
}

const missing = missingFolder([values.train, values.data ?? values.train])
if (values.help) console.log(USAGE)
else if (missing !== undefined) {
  console.error(
    `There is no folder ${missing}. Name the labelled data: --train DIR --data DIR (all of it takes some minutes, --only WORDS a part of it).`,
  )
  process.exitCode = 1
} else {
  const { ai, name } = chooseAi(process.env)
  const run = {
    train: values.train,
    data: values.data ?? values.train,
    shots: values.shots === undefined ? undefined : Number(values.shots),
    only: values.only.split(',').filter((word) => word !== ''),
    ai,
  }
  console.log(`models: ${name}`)
  if (values.predictions === undefined) await evaluate(run)
  else await predictAll(run, values.predictions)
}
