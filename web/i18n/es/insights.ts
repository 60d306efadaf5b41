import type { insights as en } from '../en/insights'
import type { Message } from '../format'

export const insights = {
  'insights.about': 'Qué pasó con las preguntas de los clientes y qué le falta a tu conocimiento.',
  'insights.notLoaded': 'No se pudieron cargar las cifras',
  'insights.period': 'Periodo',
  'insights.lastDays': { one: 'Último día', other: 'Últimos {n} días' },
  'insights.questions': 'Preguntas',
  'insights.automation': 'Conversaciones sin personas',
  'insights.confirmed': 'Confirmadas',
  'insights.assumed': 'Supuestas',
  'insights.reopened': 'Volvieron',
  'insights.handedOver': 'Pasadas a personas',
  'insights.cost': 'Coste por conversación',
  'insights.meaning':
    'Confirmadas: el cliente lo dijo. Supuestas: no escribió más en un día. Volvieron: preguntó de nuevo o intervino una persona.',
  'insights.answered': 'Respondidas',
  'insights.clarified': 'Con pregunta de vuelta',
  'insights.perDay': 'Preguntas por día',
  'insights.unanswered': 'Lo que no pudo responder',
  'insights.unansweredHelp':
    'Las preguntas con el mismo sentido son una línea, cada idioma aparte. Escribe una respuesta y el próximo cliente la recibirá.',
  'insights.noneTitle': 'No queda nada sin responder',
  'insights.noneText': 'Aquí aparecen las preguntas que el asistente pasa por falta de conocimiento.',
  'insights.times': 'Veces: {n}',
  'insights.otherWords': 'Con otras palabras',
  'insights.write': 'Escribir una respuesta',
  'insights.markAnswered': 'Ya tiene respuesta',
  'insights.setAside': 'Apartar',
  'insights.isAnswered': 'Marcada como respondida. Vuelve si se pregunta de nuevo en vano.',
  'insights.isAside': 'Apartada',
} satisfies Record<keyof typeof en, Message>
