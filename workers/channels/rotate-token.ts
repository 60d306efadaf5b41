import type { Channel } from './channel'
import { type Checking, checkNumber, checkToken } from './checks'
import { refusedBy } from './connect'
import { putToken } from './connection-queries'
import { recordAct } from './events'
import { sayRenewed } from './health-changes'
import { checkChannel } from './health-check'
import { disconnected } from './repair'

/** Tested first: valid, with all permissions, and for this very number. Throws what is wrong with it; the old one then stays. */
export async function rotateToken(checking: Checking, channel: Channel, accessToken: string): Promise<void> {
  const { env, scope, by } = checking
  if (channel.disconnectedAt !== null) throw disconnected()
  const { wabaId, phoneNumberId, id: channelId } = channel
  const token = await checkToken(env, accessToken)
  if (!token.ok) throw refusedBy(token)
  const number = await checkNumber(checking, { accessToken, wabaId, phoneNumberId })
  if (!number.ok) throw refusedBy(number)
  if (!(await putToken(env, scope, channelId, accessToken))) throw disconnected()
  await recordAct(scope, { channelId, wabaId }, { kind: 'connection.token_changed', byUser: by })
  await checkChannel(env, scope, channelId)
  await sayRenewed(env, { tenantId: scope.tenantId, channelId })
}
