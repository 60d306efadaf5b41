import type { identity as en } from '../en/identity'
import type { Message } from '../format'

export const identity = {
  'identity.changedFromTo': 'Eles trocaram o número de {from} para {to}',
  'identity.numberLeft': 'Outra pessoa tem agora o número deles. O que vier dele fica em outra conversa',
  'identity.joined': '{name} uniu outro contato a este',
  'identity.separated': '{name} separou um contato deste. As mensagens dele estão de novo na conversa dele',
  'identity.returned': '{name} separou este contato de outro. As mensagens estão aqui de novo',
  'identity.formerNumber': 'até {date}',
  'identity.formerNumbers': 'Anterior',
  'identity.answersTo': 'As respostas vão para',
  'identity.undeliverable': {
    one: 'O WhatsApp não conseguiu entregar a última mensagem. Verifique o número ou ligue.',
    other: 'O WhatsApp não conseguiu entregar as últimas {n} mensagens. Verifique o número ou ligue.',
  },
  'identity.cameFirst': 'Chegou primeiro por',
  'identity.cameLast': 'Chegou por último por',
  'identity.cameBy': 'Chegou por',
  'identity.anAd': 'um anúncio',
  'identity.aPost': 'uma publicação',
  'identity.join': 'Unir com outro contato',
  'identity.joinTitle': 'Qual contato é a mesma pessoa?',
  'identity.joinText':
    'A conversa deles no mesmo número seu passa para esta, com todas as mensagens. Você pode separá-los de novo.',
  'identity.joinSearch': 'Nome, usuário ou número',
  'identity.joinNobody': 'Nenhum outro contato tem isto no nome ou no número',
  'identity.joinConfirm': 'Unir',
  'identity.joinedToast': 'Unidos',
  'identity.merges': 'Contatos unidos',
  'identity.mergeBy': '{name}, {date}',
  'identity.separate': 'Separar',
  'identity.separateName': 'Separar {name}',
  'identity.separatedToast': 'Separados. Cada um tem de novo a sua conversa',
  'identity.separatedStays': 'Separados para mensagens novas. O que foi dito até agora fica nesta conversa',

  'identity.groupText': 'Um grupo do WhatsApp: aqui nada é respondido sozinho',
} satisfies Record<keyof typeof en, Message>
