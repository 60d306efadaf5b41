import type { Permission } from '../../../workers/auth/permissions'
import { type MessageKey, t } from '../../i18n'
import { may } from '../../session'
import type { CheckGroup } from '../check-list'

/** What anybody may who can sign in: it is no choice. */
type Always = 'account.read' | 'label.read'
export type Choosable = Exclude<Permission, Always>

interface Group {
  name: MessageKey
  permissions: readonly Choosable[]
}

/** By what they are about, the small before the large. */
export const GROUPS: readonly Group[] = [
  {
    name: 'people.groupConversations',
    permissions: [
      'conversation.read',
      'event.read',
      'conversation.reply',
      'conversation.note',
      'conversation.assign',
      'conversation.see_all',
      'conversation.erase',
    ],
  },
  {
    name: 'people.groupContacts',
    permissions: ['contact.read', 'contact.merge', 'contact.reveal', 'contact.export', 'lead.read', 'lead.write'],
  },
  {
    name: 'people.groupNumbers',
    permissions: ['channel.read', 'channel.write', 'template.write', 'usage.read'],
  },
  {
    name: 'people.groupKnowledge',
    permissions: ['knowledge.read', 'knowledge.write', 'assistant.write', 'label.write'],
  },
  {
    name: 'people.groupPeople',
    permissions: ['person.read', 'person.write', 'team.write', 'role.write'],
  },
  {
    name: 'people.groupOrganization',
    permissions: ['tenant.write', 'key.write', 'webhook.write', 'audit.read', 'security.read', 'tenant.own'],
  },
]

/** Nobody gives what they do not have, and only owners own. */
export function choices(): CheckGroup<Choosable>[] {
  return GROUPS.map(({ name, permissions }) => ({
    name: t(name),
    options: permissions
      .filter((permission) => permission !== 'tenant.own')
      .map((permission) => ({
        value: permission,
        name: t(`people.may.${permission}`),
        disabled: !may(permission),
      })),
  }))
}

export function choosable(permissions: readonly Permission[]): Choosable[] {
  const all = GROUPS.flatMap((group) => group.permissions)
  return all.filter((permission) => permission !== 'tenant.own' && permissions.includes(permission))
}
