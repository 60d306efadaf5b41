import type { LaterWords } from '..'
import { account } from '../hi/account'
import { assistant } from '../hi/assistant'
import { audit } from '../hi/audit'
import { channels } from '../hi/channels'
import { copilot } from '../hi/copilot'
import { door } from '../hi/door'
import { hub } from '../hi/hub'
import { insights } from '../hi/insights'
import { intents } from '../hi/intents'
import { keys } from '../hi/keys'
import { knowledge } from '../hi/knowledge'
import { leads } from '../hi/leads'
import { organization } from '../hi/organization'
import { people } from '../hi/people'
import { settings } from '../hi/settings'
import { templates } from '../hi/templates'
import { trials } from '../hi/trials'
import { usage } from '../hi/usage'
import { webhooks } from '../hi/webhooks'

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
