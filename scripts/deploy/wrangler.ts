import { spawnSync } from 'node:child_process'

/** Runs wrangler as a person would, in sight. Throws when it fails. */
export function wrangler(...args: string[]): void {
  console.log(`\n$ wrangler ${args.join(' ')}`)
  const { status } = spawnSync('wrangler', args, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`wrangler ${args[0]} failed`)
}

/** The output of a question to wrangler; undefined when it failed, which for most questions means: there is none. */
export function askWrangler(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('wrangler', args, { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}
