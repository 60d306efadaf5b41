import { z } from 'zod'
import { program } from './server.ts'

const answer = z.object({ mails: z.array(z.object({ subject: z.string(), text: z.string() })) })

/** What has come to one address, the newest first. */
export async function mailsTo(address: string): Promise<z.infer<typeof answer>['mails']> {
  const response = await fetch(`${program.simulatorUrl}/control/mails?to=${encodeURIComponent(address)}`)
  return answer.parse(await response.json()).mails
}

/** Where the newest mail's button leads, as a path of the dashboard: `/verify#…`. */
export async function linkTo(address: string): Promise<string> {
  const [newest] = await mailsTo(address)
  const { pathname, hash } = new URL(/https?:\/\/\S+/.exec(newest?.text ?? '')?.[0] ?? '')
  return pathname + hash
}
