import type { Env } from '../env'
import { GraphAdmin } from '../whatsapp/graph-admin'
import type { Channel } from './channel'
import { accessToken, appById, DEFAULT_APP } from './channels'

/**
 * The secret of the app that gave a channel's tokens, to prove it to Meta. Of the platform's app only where its id is
 * set: without that nobody has said that the secret is that of the tokens.
 */
export async function appSecretOf(env: Env, appId: string): Promise<string | undefined> {
  if (appId === DEFAULT_APP) return env.META_APP_ID ? env.META_APP_SECRET : undefined
  return (await appById(env, appId))?.secret
}

/** null: the channel has no token, for it is not connected. */
export async function graphFor(
  env: Env,
  { id, appId }: Pick<Channel, 'id' | 'appId'>,
): Promise<{ graph: GraphAdmin; token: string } | null> {
  const token = await accessToken(env, id)
  return token === null ? null : { graph: new GraphAdmin(env, token, await appSecretOf(env, appId)), token }
}
