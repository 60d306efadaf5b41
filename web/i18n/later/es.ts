import type { LaterWords } from '..'
import { account } from '../es/account'
import { assistant } from '../es/assistant'
import { audit } from '../es/audit'
import { channels } from '../es/channels'
import { copilot } from '../es/copilot'
import { door } from '../es/door'
import { hub } from '../es/hub'
import { insights } from '../es/insights'
import { intents } from '../es/intents'
import { keys } from '../es/keys'
import { knowledge } from '../es/knowledge'
import { leads } from '../es/leads'
import { organization } from '../es/organization'
import { people } from '../es/people'
import { settings } from '../es/settings'
import { templates } from '../es/templates'
import { trials } from '../es/trials'
import { usage } from '../es/usage'
import { webhooks } from '../es/webhooks'

export const later: LaterWords = {
  ...account,
  ...trials,
  ...leads,
  ...intents,
  ...insights,
  ...hub,
  ...copilot,
  ...assistant,
  ...audit,
  ...channels,
  ...door,
  ...keys,
  ...knowledge,
  ...organization,
  ...people,
  ...settings,
  ...templates,
  ...usage,
  ...webhooks,
}
