import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as z from 'zod'

/**
 * better-auth's part of signing in with a passkey: the session and its cookies, as any other of its sessions. Its own
 * passkey package does not fit its version. Who the person is, the caller has proved.
 */
export function passkeySessions() {
  return {
    id: 'passkey-sessions',
    endpoints: {
      startPasskeySession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context
          const user = await internalAdapter.findUserById(ctx.body.userId)
          if (!user) throw new APIError('UNAUTHORIZED')
          const session = await internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return { sessionId: session.id, userId: user.id, name: user.name, email: user.email }
        },
      ),
    },
  }
}
