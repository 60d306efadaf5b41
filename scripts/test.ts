import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'

interface Outcome {
  passed: number
  failed: number
}

const ENV = { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' }
/** Of this run alone: another may be under way in the same folder. */
const REPORT = `.wrangler/test-report-${process.pid}.json`

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** Each has its own globals: the Worker, our scripts, the page, its service worker. */
const PROGRAMS = ['tsconfig.json', 'tsconfig.node.json', 'web/tsconfig.json', 'web/tsconfig.sw.json']

/** In this order, what is quick to tell first. Each answers how much of it holds. */
const STEPS: Record<string, (filters: string[]) => Outcome> = {
  lint: () => check('biome', 'check', '.'),
  types: () => PROGRAMS.map((program) => check('tsc', '-p', program)).reduce(add),
  bundle: () => check('node', 'scripts/deploy.ts', '--dry-run'),
  node: (filters) => vitest('node', filters),
  workers: (filters) => vitest('workers', filters),
  browser: (filters) => vitest('browser', filters),
}

/**
 * `npm test`, or a part of it: `npm test -- --only node,workers signature` runs these steps with vitest's filter.
 * The last line says how many checks and tests passed and failed.
 */
function main(): void {
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
  const chosen = values.only?.split(',') ?? Object.keys(STEPS)
  let total: Outcome = { passed: 0, failed: 0 }
  for (const name of chosen) {
    const step = STEPS[name]
    if (!step) throw new Error(`--only: ${Object.keys(STEPS).join(', ')}; there is no ${name}`)
    console.log(`\n── ${name}`)
    total = add(total, step(positionals))
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
}

function check(command: string, ...args: string[]): Outcome {
  const holds = run(command, args)
  console.log(`${holds ? 'passed' : 'FAILED'}: ${command} ${args.join(' ')}`)
  return holds ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function vitest(project: string, filters: string[]): Outcome {
  mkdirSync('.wrangler', { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, '--passWithNoTests', ...reporters]
  const ended = run('vitest', [...args, ...filters])
  const result = existsSync(REPORT) ? report.safeParse(JSON.parse(readFileSync(REPORT, 'utf8'))) : undefined
  rmSync(REPORT, { force: true }) // it must not speak for a next step that writes none
  if (!result?.success) return { passed: 0, failed: ended ? 0 : 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = result.data
  // A file that could not even be loaded has no failed test; an error outside of any test shows only in the exit code.
  const unloadable = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = numFailedTests + unloadable
  return { passed, failed: ended || failed > 0 ? failed : 1 }
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit', env: ENV }).status === 0
}

function add(a: Outcome, b: Outcome): Outcome {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

main()
