import { parseArgs } from 'node:util'

export interface Flags {
  rounds: number
  /** Empty: all. */
  scenarios: string[]
  floorFile?: string
  quick: boolean
  jsonFile?: string
  system: 'both' | 'product' | 'floor'
  /** Keep data and logs of the run. */
  keep: boolean
  /** Where the scenario `screen` keeps its tenant of a million messages from run to run. */
  dataDir: string
}

export const USAGE = `npm run bench -- [screen | soak | knowledge] [flags]
  screen            what an agent waits for, in Chromium, with the seed large (the first run makes it: minutes, 2 GB)
  soak              10,000 messages with faults, kills and Meta's limits; with --quick 300 (takes minutes)
  knowledge         search among 10,000 passages, intents and their training, in workerd (one minute)
  --rounds N        rounds of what is compared (default 5, with --quick 1)
  --scenario NAME   only this one; may be given several times
  --floor FILE      another floor instead of ours; the scenario "floors" shows both side by side
  --system NAME     product, floor or both (default): which are started
  --quick           short and small: to see whether it works, not for figures
  --json FILE       the JSON line also into this file
  --keep            keep data and logs under .data/
  --data DIR        of screen: the folder with the seed large, made when it is not there (default .data/large)`

/** Scenarios with data of their own. */
export const ALONE = new Set(['screen', 'soak', 'knowledge'])

/** Throws with a line for people when a flag is wrong. */
export function parseFlags(args: string[]): Flags {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      scenario: { type: 'string', multiple: true, default: [] },
      floor: { type: 'string' },
      system: { type: 'string', default: 'both' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      data: { type: 'string', default: '.data/large' },
    },
  })
  const unknown = positionals.filter((name) => !ALONE.has(name))
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(' ')}`)
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5))
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 25) throw new Error('--rounds is a number from 1 to 25')
  const { system } = values
  if (system !== 'both' && system !== 'product' && system !== 'floor')
    throw new Error('--system is product, floor or both')
  return {
    rounds,
    scenarios: [...positionals, ...values.scenario.flatMap((names) => names.split(','))],
    floorFile: values.floor,
    quick: values.quick,
    jsonFile: values.json,
    system,
    keep: values.keep,
    dataDir: values.data,
  }
}
