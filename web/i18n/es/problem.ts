import type { problem as en } from '../en/problem'
import type { Message } from '../format'

export const problem = {
  'problem.forbidden': 'Tu rol no incluye esto. Si lo necesitas, pídelo a un administrador de tu organización.',
  'problem.crossSite':
    'Esto no lo pidió una página de WhatsNexus. Abre WhatsNexus en su propia dirección e inténtalo de nuevo.',
  'problem.otherPerson': 'Otra persona inició sesión en este navegador. Recarga la página.',
  'problem.tooFast': {
    one: 'Se pidió demasiado en poco tiempo. Inténtalo de nuevo en {n} segundo.',
    other: 'Se pidió demasiado en poco tiempo. Inténtalo de nuevo en {n} segundos.',
  },
  'problem.internal':
    'Algo falló en el servidor. Inténtalo de nuevo; si sigue igual, dale este código a tu administrador: {code}.',
  'problem.invalid':
    'Falta algo o algo no está como debe. Revísalo e inténtalo de nuevo; si sigue igual, recarga la página.',
  'problem.tooMuch':
    'Esto es demasiado grande para enviarlo de una vez. Envía menos, por ejemplo un documento en varias partes.',
  'problem.placeGone': 'Este lugar de la lista ya no existe. Recarga la página.',
  'problem.outdated': 'El servidor no conoce lo que pide esta página. Recárgala: puede haber una versión nueva.',
  'problem.unreadable':
    'No se pudo leer la respuesta del servidor. Inténtalo de nuevo; si sigue igual, recarga la página.',

  'problem.noConversation':
    'Esta conversación ya no está aquí. Si se movió, la encuentras en la lista con el mismo nombre.',
  'problem.noMessage': 'Este mensaje ya no está aquí: se eliminó o se movió con su contacto. Recarga la conversación.',
  'problem.noContact': 'Este contacto ya no está aquí. Elige otra conversación en la lista.',
  'problem.noColleague': 'Esta persona ya no está en tu equipo. Elige a otra.',
  'problem.noNumber':
    'Este número de WhatsApp ya no está conectado. Recarga la página; si lo necesitas, pídelo a un administrador.',

  'problem.windowClosed':
    'El cliente escribió por última vez hace más de 24 horas, así que WhatsApp solo acepta una plantilla aprobada. Envía una, o espera a que escriba.',
  'problem.spokenSince':
    'Un colega o el asistente respondió desde que miraste. Lee esa respuesta y envía la tuya si todavía hace falta.',
  'problem.keyReused':
    'Este mensaje ya se envió antes con otro texto. Ahora no se envió nada. Escribe el texto nuevo como un mensaje nuevo.',
  'problem.empty': 'No hay nada que enviar: el texto está vacío. Escribe algo y envíalo.',
  'problem.tooLong':
    'WhatsApp acepta aquí como máximo {limit} caracteres, y esto tiene {actual}. Acórtalo, o escribe el resto en otro mensaje.',
  'problem.tooMany': 'WhatsApp acepta como máximo {limit} de estos, y hay {actual}. Quita algunos y envíalo.',
  'problem.notUnique': 'Dos de los botones o filas son iguales. Cambia uno de ellos y envíalo.',
  'problem.badUrl': 'El enlace no es una dirección web que empiece por https://. Cópialo del navegador y envíalo.',
  'problem.badCharacters':
    'Contiene un carácter dañado o invisible que WhatsApp no acepta. Escribe esa parte de nuevo y envíalo.',
  'problem.badValue': 'Algo no está como WhatsApp lo necesita. Revisa lo que escribiste y envíalo.',
  'problem.partNotAllowed':
    'Un mensaje de este tipo no puede llevar todas estas partes. Quita el encabezado, el pie o la leyenda y envíalo.',
  'problem.wrongFile': 'El archivo no es del tipo que se necesita aquí. Elige uno del tipo correcto y envíalo.',
  'problem.noUpload': 'El archivo ya no está guardado. Elígelo de nuevo y envíalo.',
  'problem.needsPhone':
    'WhatsApp envía los códigos de acceso solo a números de teléfono, y este contacto no ha mostrado ninguno. Pídele que comparta su número.',
  'problem.notTaken': 'WhatsApp aún no tiene este mensaje. Espera a que se envíe y reacciona después.',
  'problem.tooOld':
    'WhatsApp acepta reacciones solo a mensajes de los últimos 30 días. Responde con un mensaje en su lugar.',
  'problem.noQuote':
    'El mensaje al que respondes ya no está aquí, o WhatsApp aún no lo ha aceptado. Responde a otro, o envíalo sin la cita.',
  'problem.capReached': 'El tope de este mes está agotado. Un administrador puede subirlo en Uso.',
  'problem.optedOut':
    'El cliente no quiere ofertas, y esta plantilla es una. Elige otra plantilla, o espera a que las quiera de nuevo.',
  'problem.blocked': 'A un contacto bloqueado no se le envía nada. Primero desbloquea el contacto.',
  'problem.elsewhere':
    'Otra app tiene esta conversación, y WhatsApp rechazaría lo que se envíe desde aquí. Primero tómala, o responde en la otra app.',
  'problem.moved': 'Esta conversación se unió a otra del mismo contacto. Abre esa desde la lista.',
  'problem.notAllowed':
    'Esto no es posible mientras el contacto esté bloqueado u otra app tenga la conversación. Primero desbloquea el contacto o toma la conversación.',
  'problem.taken': 'Alguien llegó primero: quien responde cambió desde que miraste. Déjasela, o tómala.',
  'problem.notWaiting': 'No hay nada que reenviar: este mensaje no falló ni está en espera. Mira su estado.',

  'problem.labelTaken': 'Ya hay una etiqueta con este nombre. Úsala, o elige otro nombre.',
  'problem.labelsFull': 'No puede haber más etiquetas. Usa una de las que hay, o elimina una que nadie use.',
  'problem.noLabel': 'Esta etiqueta se eliminó mientras tanto. Elige otra.',

  'problem.noTemplate':
    'Este número ya no tiene esta plantilla en este idioma. Carga de nuevo las plantillas y elige otra.',
  'problem.templateUnsendable':
    'Esta plantilla no se puede enviar ahora: no está aprobada, o tiene partes que no se pueden enviar desde aquí. Elige otra.',
  'problem.blanksMissing': 'Todavía falta completar: {blanks}. Complétalo y envíalo.',
  'problem.blanksUnclean':
    'WhatsApp no acepta saltos de línea, tabulaciones ni muchos espacios seguidos en {blanks}. Escríbelo en una línea y envíalo.',
  'problem.blanksUnknown':
    'La plantilla cambió y ya no tiene {blanks}. Carga de nuevo las plantillas y vuelve a elegirla.',
  'problem.templateTooLong':
    'Con lo que completaste, {blanks} tiene {actual} caracteres; WhatsApp acepta como máximo {limit}. Acórtalo y envíalo.',
  'problem.templateWrongFile': 'La plantilla se aprobó con otro tipo de archivo. Elige uno de ese tipo y envíalo.',
  'problem.offerOver': 'El fin de la oferta ya pasó. Pon un fin que esté por venir y envíala.',
  'problem.templatesNotTold': 'WhatsApp no dijo qué plantillas hay. Inténtalo de nuevo en un minuto.',
  'problem.templatesNotConnected':
    'La conexión de este número con WhatsApp ya no funciona. Un administrador debe renovarla.',

  'problem.noDocument': 'Este documento se quitó mientras tanto. Elige otro en la lista.',
  'problem.documentTooLarge':
    'El texto pesa más de 2 MB. Guárdalo como varios documentos, por ejemplo uno para cada capítulo.',
  'problem.documentEmpty': 'El texto solo tiene espacios. Escribe aquello con lo que se debe responder a los clientes.',
  'problem.documentNoText':
    'No tiene palabras que se puedan leer. Guárdalo como texto simple, Markdown, CSV o página web, o pega sus palabras.',
  'problem.documentNotFailed':
    'Solo se lee de nuevo un documento que no se pudo leer; este está en uso o se está leyendo. Para que se lea otra vez, guárdalo con un texto nuevo.',
  'problem.passageReplaced':
    'El documento de este fragmento cambió desde entonces. Abre el documento para ver qué dice ahora.',
  'problem.passageRemoved':
    'El documento de este fragmento se quitó desde entonces. Lee lo que se citó con la respuesta.',
  'problem.noPassage': 'Este fragmento ya no se conserva. Lee lo que se citó con la respuesta.',

  'problem.uploadTooLarge':
    'WhatsApp no acepta archivos de este tipo tan grandes: como máximo {limit}. Hazlo más pequeño y adjúntalo de nuevo.',
  'problem.uploadWrongType':
    'El contenido de este archivo no es lo que dice su nombre, o WhatsApp no lo acepta. Guárdalo como JPEG, MP4, MP3 o PDF y adjúntalo de nuevo.',
  'problem.uploadEmpty': 'El archivo está vacío. Descártalo y elige otro.',
  'problem.uploadLost':
    'El navegador vació su almacenamiento y el archivo ya no está aquí. Descarta esto y adjunta el archivo de nuevo.',

  'problem.sameContact': 'Estos dos ya son un solo contacto. Vuelva a cargar la página para verlo.',
  'problem.mergeUndone': 'Ya se habían separado. Vuelva a cargar la página para verlo.',
} satisfies Record<keyof typeof en, Message>
