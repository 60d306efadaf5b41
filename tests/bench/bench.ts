// npm run bench: drives the product and the floor from outside, over HTTP, and says how far the product is from its targets.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { ALONE, type Flags, parseFlags, USAGE } from './flags.ts'
import { jsonLine, sideBySide, table } from './report.ts'
import { addOutcome, createResults, type Results } from './results.ts'
import { SCENARIOS } from './scenarios/all.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { WELL_BEHAVED } from './sink/behaviour.ts'
import { floorOf, OWN_FLOOR } from './system/floor.ts'
import { benchedKnowledge } from './system/knowledge.ts'
import { largeProduct, product } from './system/product.ts'
import { soakedProduct } from './system/soaked.ts'
import { type Launch, type System, startSystem } from './system/system.ts'
import { rowsOf } from './targets.ts'

/** The whole run ends by then, whatever hangs; children go with it. */
const LONGEST_RUN_MS = 60 * 60_000

let runs = 0

async function main(flags: Flags): Promise<number> {
  const scenarios = chosen(flags)
  const home = resolve('.data', `bench-${process.pid}`)
  mkdirSync(home, { recursive: true })
  const results = new Map<string, Results>()
  const systems: System[] = []
  try {
    for (const launch of launches(flags, scenarios)) {
      console.error(`starting ${launch.name}`)
      systems.push(await startSystem(launch, launch.dataDir ?? `${home}/${launch.name}`))
      results.set(launch.name, createResults())
    }
    for (const scenario of scenarios) await runRounds(scenario, systems, results, flags)
  } finally {
    await Promise.all(systems.map((system) => system.stop()))
    if (!flags.keep) rmSync(home, { recursive: true, force: true })
  }
  return report(flags, results)
}

/** Round by round, systems in turns; who goes first changes. */
async function runRounds(
  scenario: Scenario,
  systems: System[],
  results: Map<string, Results>,
  flags: Flags,
): Promise<void> {
  const takingPart = systems.filter((system) => takesPart(system.name, scenario, flags))
  const rounds = takingPart.length > 0 ? scenario.rounds(flags.rounds) : 0
  for (let round = 0; round < rounds; round++) {
    for (const system of round % 2 ? takingPart.toReversed() : takingPart) {
      console.error(`${scenario.name} ${round + 1}/${rounds} ${system.name}`)
      const into = results.get(system.name)
      if (!into) continue
      try {
        await system.sink.behave(WELL_BEHAVED)
        await system.sink.take()
        runs += 1
        const outcome = await scenario.run(system, { id: runs, quick: flags.quick, rounds: flags.rounds })
        addOutcome(into, scenario.name, outcome)
      } catch (error) {
        addOutcome(into, scenario.name, { faults: { stopped: 1 }, notes: [String(error)] })
      }
    }
  }
}

function report(flags: Flags, results: Map<string, Results>): number {
  const rows = rowsOf(results.get('product') ?? createResults(), results.get('floor') ?? createResults())
  const named = [...results].map(([name, one]) => ({ name, results: one }))
  console.log(`\n${sideBySide(named)}\n\n${table(rows)}\n`)
  for (const { name, results: one } of named) for (const note of one.notes) console.log(`${name}: ${note}`)
  const line = jsonLine(rows, Object.fromEntries(results), {
    bench: 'whatsnexus',
    rounds: flags.rounds,
    quick: flags.quick,
    cores: cpus().length,
    load: loadavg(), // of the machine at the end: above the cores, trust only ratios
    at: new Date().toISOString(),
  })
  console.log(line)
  if (flags.jsonFile) writeFileSync(flags.jsonFile, `${line}\n`)
  return rows.some((row) => row.mustHold && row.pass === false) ? 1 : 0
}

function chosen({ scenarios, floorFile }: Flags): Scenario[] {
  const unknown = scenarios.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name))
  if (unknown.length > 0)
    throw new Error(`no scenario ${unknown.join(', ')}; there are ${SCENARIOS.map((s) => s.name).join(', ')}`)
  if (scenarios.includes('floors') && !floorFile) throw new Error('the scenario floors compares ours with --floor FILE')
  for (const name of ALONE)
    if (scenarios.includes(name) && scenarios.length > 1)
      throw new Error(`the scenario ${name} has data of its own: run it alone`)
  if (scenarios.length > 0) return SCENARIOS.filter((scenario) => scenarios.includes(scenario.name))
  return SCENARIOS.filter(({ name, on }) => on !== 'floors' && !ALONE.has(name))
}

/** The floor compared with is called `floor`; in the scenario floors, ours is that and the given one `other-floor`. */
function launches({ system, floorFile, dataDir }: Flags, scenarios: Scenario[]): Launch[] {
  if (scenarios.some(({ on }) => on === 'large')) return [largeProduct(resolve(dataDir))]
  if (scenarios.some(({ on }) => on === 'soak')) return [soakedProduct]
  if (scenarios.some(({ on }) => on === 'knowledge')) return [benchedKnowledge]
  if (scenarios.some(({ on }) => on === 'floors') && floorFile)
    return [floorOf('floor', OWN_FLOOR), floorOf('other-floor', resolve(floorFile))]
  const floor = floorOf('floor', floorFile ? resolve(floorFile) : OWN_FLOOR)
  if (system === 'floor') return [floor]
  return system === 'product' || scenarios.every(({ on }) => on === 'product') ? [product] : [floor, product]
}

/** `--system floor` runs everything on the floor: to try the benchmark itself. */
function takesPart(name: string, { on }: Scenario, flags: Flags): boolean {
  return flags.system === 'floor' || on !== 'product' || name === 'product'
}

const deadline = setTimeout(() => {
  console.error('bench: out of time')
  process.exit(1)
}, LONGEST_RUN_MS)

try {
  process.exitCode = await main(flagsOrUsage())
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
} finally {
  clearTimeout(deadline)
}

function flagsOrUsage(): Flags {
  try {
    return parseFlags(process.argv.slice(2))
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}
