// @ts-check
/** In Spanish: what comes as well. The hostile, the lost, the sellers, and those who only say hello. */
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const ODD_IN_SPANISH = [
  {
    id: 'es-hello',
    language: 'es',
    tell: (t) =>
      t.or(
        'hola',
        'Hola, buenas',
        'hola hay alguien',
        'Buenas noches.',
        'hola necesito hablar con alguien',
        '...',
      ),
  },
  {
    id: 'es-testing',
    language: 'es',
    tell: (t) =>
      t.or(
        'prueba',
        'prueba prueba 1 2 3 a ver si esto llega',
        'asdf',
        'Probando. No es nada. Después escribo.',
      ),
  },
  {
    id: 'es-hostile',
    language: 'es',
    tell: (t) => prose`
      ${t.or('Gusanos.', 'Mercenarios a sueldo.', 'Qué poca vergüenza tienen.')}
      ${t.or('¿Cuánto les pagan por ensuciar la obra más linda que tiene este país?', 'Mientras ustedes escriben, un médico cubano está salvando un niño en el fin del mundo.', 'Yo soy enfermera y a mucha honra, y nadie me obligó a nada.')}
      ${t.or('Los vamos a denunciar a ustedes.', 'Pónganse a trabajar.', 'Sus mentiras no van a tumbar nada.', 'Aquí no se rinde nadie.')}
      ${t.may('Y bórrenme de su base de datos, si es que tienen una.', 0.3)}`,
    answers: { role: (t) => t.or('', 'other', 'on_mission'), lawyers: (t) => t.or('no', '') },
  },
  {
    id: 'es-loan-spam',
    language: 'es',
    tell: (t) => prose`
      ${t.or('PRESTAMOS RAPIDOS sin garante, respuesta en 24 horas.', '¿Necesita dinero urgente? Otorgamos créditos de 5 000 a 500 000 a personas serias.', 'Gane desde su casa 300 dólares diarios con criptomonedas, cupos limitados.')}
      ${t.or('Escriba a credito.facil@example.invalid', 'Visite oferta-real.example.invalid y regístrese hoy.', 'WhatsApp +00 000 000 0000, asesora Paola.')}
      ${t.or('Tasa del 2 %.', 'Testimonios reales: "me cambiaron la vida", Sr. Gómez.', '')}`,
  },
  {
    id: 'es-visa-question',
    language: 'es',
    tell: (t) => prose`
      ${t.or('Buenas, quisiera saber cómo se pide el parole.', 'Hola, mi primo tiene cita en la embajada y necesita un abogado de inmigración.', '¿Ustedes ayudan con visas de trabajo para España?')}
      ${t.or('Él no es médico, es soldador.', 'No tengo nada que ver con misiones, perdón si no es aquí.', 'Pagamos lo que sea.')}
      ${t.or('Mi correo es primo.soldador@example.org', 'Gracias de antemano.', 'Dios los bendiga.')}`,
    answers: { role: (t) => t.or('other', '') },
  },
  {
    id: 'es-journalist',
    language: 'es',
    tell: (t) => prose`
      ${t.or('Soy periodista independiente.', 'Hago un reportaje sobre cooperación médica.', 'Trabajo en un podcast.')}
      ${t.or('¿Podrían ponerme en contacto con alguna de las personas que les escriben?', 'Busco cifras por país y año, citando la fuente.', 'Me interesa entrevistar a sus abogados antes del viernes.')}
      ${t.or('redaccion@example.org', 'Mi medio es pequeño pero serio.', '')}`,
    answers: { role: 'other', contact: (t) => t.or('redaccion@example.org', '') },
  },
  {
    id: 'es-published-paper',
    language: 'es',
    scenes: 'GT',
    tell: (t) => prose`
      ${t.or('Sobre los papeles que tienen publicados.', 'Vi en su página el acuerdo y quiero corregir algo.', 'Una precisión sobre los documentos.')}
      ${t.or('La página 4 del acuerdo subsidiario está incompleta, falta el anexo con los montos.', 'Esa firma que dice "ilegible" es de un viceministro; yo estaba en la sala.', 'Hubo una adenda que no está. Establecía quién pagaba los boletos y los "imprevistos".')}
      ${t.or('Puedo buscar la copia en el archivo muerto.', 'El original tiene sello morado, no azul.', `En ${t.region} nunca se aplicó lo que dice el artículo sobre supervisión.`)}`,
    answers: {
      role: 'official',
      place: '',
      papers: (t) =>
        t.or(
          'Acuerdo subsidiario de 2012',
          'Convenio de 1998, cláusula de financiamiento',
          'Ratificación de 2003',
        ),
      documents: (t) => t.or('could', 'have'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'es-capitals',
    language: 'es',
    scenes: 'VE BO',
    hand: 'caps',
    tell: (t) => prose`
      ${t.or('Tengo 71 años y no sé de computadoras.', 'Perdonen que escriba en grande, no veo bien.')}
      ${t.or(`Mi hijo estuvo en ${t.town} y vino enfermo de los nervios.`, `Mi nuera sigue en ${t.town}, no la dejan venir de vacaciones.`)}
      ${t.or(`Le pagaron el ${t.pct} de lo suyo.`, 'Le descontaban hasta el jabón.', 'Trabajaba de lunes a lunes.')}
      ${t.or('¿A quién tengo que ir a ver?', 'Yo no quiero líos, quiero que le paguen.', 'Saludos y gracias.')}`,
    answers: { role: 'relative', seen: 'pay? hours? punishment?', year_from: '', year_to: '' },
  },
  {
    id: 'es-voice-to-text',
    language: 'es',
    scenes: 'VE MX EC',
    hand: 'bare',
    tell: (t) => prose`
      ${t.or('mira te cuento esto lo estoy dictando porque', 'bueno a ver esto escribe lo que yo hablo no', 'lo digo así de corrido')}
      ${t.or(`resulta que nosotros llegamos a ${t.town} y lo primero fue la reunión y lo segundo fue el pasaporte`, `yo estaba en el ${t.site} y la jefa que no era jefa de nada nos reunió`)}
      ${t.or('y que el que tenga familia en Miami levante la mano y nadie levantó la mano claro', 'y dijo aquí se come lo que hay y se habla lo que se puede', 'y empezó con que éramos soldados de la patria y yo mirando a la otra y la otra mirándome a mí')}
      ${t.or(`y al final de mes ${t.kept} y yo digo y lo otro y me dice qué otro`, 'y así dos años hasta que un día dije ya', 'y la amiga mía no comía no comía de la tristeza')}
      ${t.or('eso es lo que quería decir coma gracias', 'y ya no sé si se grabó', 'punto final')}`,
    answers: {
      role: 'before',
      seen: 'pay passport? politics? minders?',
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'es-verses',
    language: 'es',
    once: true,
    hand: 'tidy',
    tell: () =>
      'Ya que nadie lo denuncia\nlo denuncio en espinelas:\nle curé a otros las muelas\ny a mí me dolió la ausencia.\nMe cobraron la paciencia,\nme guardaron el papel,\ny al preguntarle al cuartel\nqué se hizo de mi dinero\nme respondió el mensajero:\n«confórmese con laurel».\n\nEnfermero, dos misiones. Lo demás lo cuento si me contestan.',
    answers: { role: 'before', seen: 'pay passport', contact: 'decimista@example.org' },
  },
  {
    id: 'es-from-the-english-form',
    language: 'en',
    scenes: 'VE BS',
    tell: (t) => prose`
      Sorry my english, mejor lo digo en español. ${t.or('Trabajo en un home care en Hialeah, antes fui médico.', 'Estoy en Houston, limpio oficinas, soy licenciada en imagenología.')}
      ${t.or(`Me pagaban ${t.kept} y el país daba ${t.total}, so, imagine.`, `I only received ${t.pct}. El resto para ellos.`)}
      ${t.or('They kept the passport, siempre. No copy, nothing.', `El boss era ${t.chief}, que ahora está aquí también, lo vi en un Walmart, I swear.`)}
      ${t.or('My lawyer says que hay una corte en Florida que puede oír esto. Is true?', 'If you need witness, I go.', 'Please in Spanish the answer.')}`,
    answers: {
      role: 'before',
      seen: 'pay passport?',
      lawyers: 'yes',
      documents: (t) => t.or('no', 'have'),
      contact: (t) => t.or('', 'call +1 786 555 0117 after 7pm'),
    },
  },
  {
    id: 'es-cook-and-others',
    language: 'es',
    scenes: 'VE AO GT',
    tell: (t) => prose`
      ${t.or('Yo era el cocinero de la misión, también cuento.', 'No fui de bata blanca: logística.', 'Chofer y almacenero de la brigada, cubano.')}
      ${t.or('En mi cocina se sabía todo. Los jefes comían carne en otro turno.', 'La caja fuerte estaba en mi almacén, detrás del arroz. Pasaportes, y dólares en ligas.', 'Yo llevé a más de uno al aeropuerto con un "acompañante" agarrado del brazo.')}
      ${t.or(`${t.chief} me pedía que oyera y contara. Yo contaba lo que me daba la gana.`, 'Cada lunes tenía que entregar un papelito: quién habló mal, quién recibió visita.', 'A los que "iban a desertar" se les quitaban los zapatos buenos. Les parecerá mentira.')}
      ${t.or(`Mi paga, ${t.kept}.`, 'De lo que pagaban por un cocinero ni me enteré.', '')}`,
    answers: {
      role: 'before',
      seen: 'passport minders pay? politics?',
      documents: (t) => t.or('no', 'have'),
      lawyers: (t) => t.or('ask', 'no', 'yes'),
    },
  },
  {
    id: 'es-fines',
    language: 'es',
    scenes: 'VE QA EC',
    tell: (t) => prose`
      ${t.or('Las multas que me pusieron:', 'Voy a poner la lista de descuentos.', 'Esto me cobraron, mes por mes.')}
      ${t.or(`${t.int(20, 45)} dólares por no ir al acto del 26.`, `Tardanza al parte, ${t.int(10, 25)}.`)}
      ${t.or(`Un microscopio que ya estaba roto, ${t.int(150, 400)}, a pagar en diez meses.`, 'El colchón. ¡El colchón!', `El pasaje de una vacación que no cogí: ${t.n(t.int(8, 14) * 100)}.`)}
      ${t.or(`Como cobraba ${t.kept}, hubo meses que quedé debiendo yo.`, 'Salí de la misión con deuda. Trabajé dos meses más "para saldar".', 'No me dejaban irme hasta que no pagara.')}
      ${t.may(`Firmado todo por ${t.chief}.`)}`,
    answers: {
      role: 'before',
      seen: 'debt pay punishment',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'es-sent-back-ill',
    language: 'es',
    scenes: 'VE HN DZ',
    tell: (t) => prose`
      ${t.or('Regresé enferma y me trataron como si fuera culpa mía.', 'Me operaron allá de urgencia y me mandaron de vuelta sin historia clínica.', 'Me dio un infarto a los 46, de guardia.')}
      ${t.or(`Llevaba ${t.int(26, 40)} horas sin dormir.`, 'Era mi quinta guardia de la semana.', 'Cubríamos tres plazas entre dos.')}
      ${t.or('Fin de misión anticipado "por interés personal", pusieron. Así no me tocaba la otra mitad del dinero.', 'Al llegar me retuvieron la maleta y el estímulo.', 'La comisión médica demoró un año y dijo que era de antes.')}
      ${t.or(`El papel lo firmó ${t.chief}.`, 'Tengo las placas y el electro.', '')}`,
    answers: {
      role: 'before',
      seen: 'hours pay punishment? danger?',
      documents: (t) => t.or('have', 'have', 'no'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'es-only-numbers',
    language: 'es',
    scenes: 'VE BR EC GT AO',
    tell: (t) =>
      t.or(
        `Pagaban ${t.total}. Me daban ${t.kept}. No tengo más que decir.`,
        `Solo el dato: ${t.pct} del salario, ${t.town}, ${t.from}. Médico.`,
        `${t.from}-${t.to}. Cobré ${t.kept} al mes. El convenio decía ${t.total}. Vi el convenio.`,
        `Lo que me descontaron en ${t.int(2, 4)} años alcanza para una casa. Me dejaban el ${t.pct}.`,
        `Menos de la quinta parte. ${t.site}.`,
      ),
    answers: {
      role: (t) => t.or('before', 'before', ''),
      seen: 'pay',
      documents: (t) => t.or('no', '', 'have'),
      lawyers: (t) => t.or('yes', 'yes', ''),
    },
  },
]
