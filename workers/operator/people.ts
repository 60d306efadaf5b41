import { putPassword } from '../auth/password'
import type { Role } from '../auth/permissions'
import { endSessionsOf, putUser } from '../auth/queries'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'

interface PersonBody {
  id: string
  name: string
  email: string
  role: Role
  password?: string | undefined
}

/** Creates or changes one of the tenant's people. Another role closes their live sockets, another password ends their sessions. */
export async function putPerson(env: Env, scope: TenantScope, { password, ...user }: PersonBody): Promise<void> {
  const put = await putUser(scope, user)
  if (!put.ok) throw taken(put.taken)
  if (put.rightsChanged) await closeSockets(env, scope.tenantId, user.id)
  if (password === undefined || !(await putPassword(scope, user.id, password))) return
  for (const tenantId of await endSessionsOf(env, user.id)) await closeSockets(env, tenantId, user.id)
}

/** `listener`: a person's id, or `api:<key>`. */
export async function closeSockets(env: Env, tenantId: string, listener: string): Promise<void> {
  const inbox = await remoteInbox(env, tenantId)
  await inbox.revoke({ tenantId, userIds: [listener] })
}

function taken(what: 'id' | 'email'): Problem {
  return new Problem({
    status: 409,
    code: 'user.taken',
    title: 'Already taken',
    detail: what === 'id' ? 'This id is somebody else’s.' : 'This e-mail is somebody else’s.',
    nextStep:
      'Choose another; for somebody who works for another tenant too, give the id and the e-mail they have there.',
  })
}
