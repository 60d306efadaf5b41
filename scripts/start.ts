import { orExplain } from './explain.ts'
import { runProgram } from './host/program.ts'
import { bluebird } from './seeds/bluebird/tenant.ts'
import { today } from './seeds/bluebird/today.ts'
import { demo } from './seeds/demo.ts'
import { playMorning } from './seeds/morning.ts'
import { once } from './seeds/once.ts'
import { DEMO_PASSWORD } from './seeds/people.ts'

const DATA = '.data/local'

/** `npm start`: everything on this machine, with the demo in it. */
async function start(): Promise<void> {
  console.log('Building and starting WhatsNexus …')
  const { url, simulatorUrl } = await runProgram({ dataDir: DATA, seed: 'demo' })
  const people = demo.tenants.map(({ name, users = [] }) => [name, users.map(({ email }) => email).join('  ')])
  const lines = [
    ['WhatsNexus', url],
    ...(simulatorUrl ? [['A phone to chat with', simulatorUrl]] : []),
    ['API', `${url}/api/docs`],
    ...demo.tenants.map(({ name, apiKey }) => [`API key, ${name}`, apiKey]),
    ...people.map(([name = '', emails = '']) => [`Sign in, ${name}`, emails]),
    ['Password of all', DEMO_PASSWORD],
  ]
  const width = Math.max(...lines.map(([label = '']) => label.length))
  console.log(`\n${lines.map(([label = '', value]) => `  ${label.padEnd(width)}  ${value}`).join('\n')}\n`)
  if (simulatorUrl) {
    const stage = { apiUrl: url, simulatorUrl, apiKey: bluebird.apiKey }
    const played = await once(DATA, today, () => playMorning(today, stage))
    if (played) console.log('  Some of the demo’s customers have just written: the inbox is at work.\n')
  }
  console.log(`State is kept in ${DATA}; npm run reset empties it. Stop with Ctrl-C.`)
}

await orExplain(start())
