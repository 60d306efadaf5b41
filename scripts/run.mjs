// Runs one of our TypeScript scripts on a Node that can (22.18 or newer strips types by itself). On an older one the Node
// that `npm ci` installed as a package takes over: npm 11 links it into node_modules/.bin, npm 10 does not. Plain
// JavaScript, because it must run on the older one.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [script = '', ...args] = process.argv.slice(2)
const path = join(root, script)

if (stripsTypes(process.versions.node)) {
  process.argv.splice(1, 2, path)
  await import(pathToFileURL(path).href)
} else {
  const packaged = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  if (!existsSync(packaged)) {
    console.error(`This needs Node 22.18 or newer; here is ${process.versions.node}.`)
    console.error('On Linux `npm ci` brings one along; elsewhere install Node 24 and run `npm ci` again.')
    process.exit(1)
  }
  const PATH = [dirname(packaged), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(packaged, [path, ...args], { stdio: 'inherit', env: { ...process.env, PATH } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
}

/** @param {string} version */
function stripsTypes(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}
