import type { LaterWords } from '..'
import { account } from '../hi/account'
import { audit } from '../hi/audit'
import { channels } from '../hi/channels'
import { door } from '../hi/door'
import { keys } from '../hi/keys'
import { organization } from '../hi/organization'
import { people } from '../hi/people'
import { settings } from '../hi/settings'
import { templates } from '../hi/templates'
import { usage } from '../hi/usage'
import { webhooks } from '../hi/webhooks'

export const later: LaterWords = {
  ...account,
  ...audit,
  ...channels,
  ...door,
  ...keys,
  ...organization,
  ...people,
  ...settings,
  ...templates,
  ...usage,
  ...webhooks,
}
