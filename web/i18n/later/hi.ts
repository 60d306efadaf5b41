import type { LaterWords } from '..'
import { channels } from '../hi/channels'
import { templates } from '../hi/templates'
import { usage } from '../hi/usage'

export const later: LaterWords = { ...channels, ...templates, ...usage }
