import { parseArgs } from 'node:util'
import { orExplain } from './explain.ts'
import { runProgram } from './host/program.ts'

/** `npm run serve -- --data DIR --seed none|demo|bench|large|FILE`: the built program, for harnesses and benchmarks. */
async function serve(): Promise<void> {
  const options = { data: { type: 'string' }, seed: { type: 'string', default: 'none' } } as const
  const { data, seed } = parseArgs({ options }).values
  if (!data)
    throw new Error('Say where the state is kept: npm run serve -- --data DIR --seed none|demo|bench|large|FILE')
  const host = await runProgram({ dataDir: data, seed })
  console.log(`ready ${host.url}`)
}

await orExplain(serve())
