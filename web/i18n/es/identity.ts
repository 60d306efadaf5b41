import type { identity as en } from '../en/identity'
import type { Message } from '../format'

export const identity = {
  'identity.changedFromTo': 'Cambiaron su número de {from} a {to}',
  'identity.numberLeft': 'Otra persona tiene ahora su número. Lo que se diga desde él está en otra conversación',
  'identity.joined': '{name} unió otro contacto a este',
  'identity.separated': '{name} separó un contacto de este. Sus mensajes están de nuevo en su propia conversación',
  'identity.returned': '{name} separó este contacto de otro. Los mensajes están aquí de nuevo',
  'identity.formerNumber': 'hasta el {date}',
  'identity.formerNumbers': 'Anterior',
  'identity.answersTo': 'Las respuestas van a',
  'identity.undeliverable': {
    one: 'WhatsApp no pudo entregar el último mensaje. Revise el número o llámelos.',
    other: 'WhatsApp no pudo entregar los últimos {n} mensajes. Revise el número o llámelos.',
  },
  'identity.cameFirst': 'Llegó primero por',
  'identity.cameLast': 'Llegó por último por',
  'identity.cameBy': 'Llegó por',
  'identity.anAd': 'un anuncio',
  'identity.aPost': 'una publicación',
  'identity.join': 'Unir con otro contacto',
  'identity.joinTitle': '¿Qué contacto es la misma persona?',
  'identity.joinText':
    'Su conversación en el mismo número suyo pasa a esta, con todos los mensajes. Puede separarlos de nuevo.',
  'identity.joinSearch': 'Nombre, usuario o número',
  'identity.joinNobody': 'Ningún otro contacto tiene esto en el nombre o el número',
  'identity.joinConfirm': 'Unir',
  'identity.joinedToast': 'Unidos',
  'identity.merges': 'Contactos unidos',
  'identity.mergeBy': '{name}, {date}',
  'identity.separate': 'Separar',
  'identity.separateName': 'Separar a {name}',
  'identity.separatedToast': 'Separados. Cada uno tiene de nuevo su conversación',
  'identity.separatedStays': 'Separados para los mensajes nuevos. Lo dicho hasta ahora queda en esta conversación',

  'identity.groupText': 'Un grupo de WhatsApp: aquí nada se responde solo',
} satisfies Record<keyof typeof en, Message>
