import { parseArgs } from 'node:util'
import { chooseAi } from './ai'
import { evaluate } from './evaluate'
import { predictAll } from './predict'

const USAGE = `npm run eval -- [flags]
  --train DIR        learn from here (default ../shared/eval)
  --data DIR         what is asked (default: the same folder)
  --predictions DIR  predict every file of --data and write the predictions there; without it: scores of the labelled files
  --shots N          at most N examples of each intent (default: all, as far as a tenant may have so many)
  --only WORDS       only files whose path holds one of these, with commas between
With CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN the models are Cloudflare's, else the stand-ins of the repository.`

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

if (values.help) console.log(USAGE)
else {
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
