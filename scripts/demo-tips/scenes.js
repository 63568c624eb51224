// @ts-check
/**
 * Where the stories happen. The towns exist, so that a map makes sense; every hospital, centre and person is invented. A
 * chief stands in more than one scene, as chiefs are moved about, so that there are links to be found.
 */

/**
 * @typedef {object} Scene
 * @property {string} country ISO 3166-1
 * @property {string} town
 * @property {string} region
 * @property {string} site
 * @property {string} chief
 * @property {[number, number]} years
 * @property {[number, number]} total what the host pays for one person a month, in the money of the stories
 * @property {number[]} shares per cent of it that reach the worker
 */

/** [town, region, site, chief, first year, last year] @typedef {[string, string, string, string, number, number]} Row */

/** @type {Record<string, { total: [number, number], shares: number[], rows: Row[] }>} */
const COUNTRIES = {
  VE: {
    total: [2800, 6000],
    shares: [5, 7, 8, 10, 12, 15],
    rows: [
      ['Petare', 'Miranda', 'CDI El Morichal', 'Nivaldo Urquijo', 2004, 2017],
      ['Maturín', 'Monagas', 'CDI Los Mangos II', 'Nivaldo Urquijo', 2008, 2019],
      ['Barinas', 'Barinas', 'CDI Alto Llano', 'Idalmis Corrales', 2006, 2018],
      ['Machiques', 'Zulia', 'CDI La Frontera', 'Orestes Villamil', 2005, 2019],
      ['Tocuyito', 'Carabobo', 'CDI Las Palmas', 'Idalmis Corrales', 2007, 2021],
      ['Cumaná', 'Sucre', 'CDI Brisas del Golfo', 'Teudis Batallán', 2005, 2022],
      ['San Félix', 'Bolívar', 'CDI Caroní Abajo', 'Teudis Batallán', 2009, 2024],
      ['Guasdualito', 'Apure', 'CDI Los Esteros', 'Orestes Villamil', 2010, 2020],
    ],
  },
  GT: {
    total: [1200, 2400],
    shares: [12, 15, 18, 20, 25],
    rows: [
      ['Cobán', 'Alta Verapaz', 'Hospital San Gaspar', 'Rolando Quiñonero', 2002, 2014],
      ['Poptún', 'Petén', 'Hospital El Achiotal', 'Rolando Quiñonero', 2003, 2016],
      [
        'Huehuetenango',
        'Huehuetenango',
        'Centro de Salud Los Encuentros',
        'Maricel Tondique',
        2008,
        2019,
      ],
      ['Nebaj', 'Quiché', 'Puesto de Salud Xeucalvitz', 'Maricel Tondique', 2005, 2018],
      ['Puerto Barrios', 'Izabal', 'Hospital Punta Manabique', 'Eladio Fonticoba', 2010, 2020],
      ['Jalapa', 'Jalapa', 'Centro Oftalmológico El Mirador', 'Eladio Fonticoba', 2007, 2017],
    ],
  },
  BR: {
    total: [10400, 11800],
    shares: [10, 20, 24, 25, 26, 28],
    rows: [
      ['Quixadá', 'Ceará', 'UBS Vila Esperança', 'Yordanis Mustelier', 2013, 2018],
      ['Óbidos', 'Pará', 'UBS Beira-Rio', 'Yordanis Mustelier', 2014, 2018],
      ['Feira de Santana', 'Bahia', 'UBS Jardim das Acácias', 'Casimiro Lemagne', 2013, 2018],
      [
        'Ribeirão das Neves',
        'Minas Gerais',
        'UBS Santo Antônio II',
        'Casimiro Lemagne',
        2014,
        2018,
      ],
      ['Tabatinga', 'Amazonas', 'Polo Base Igarapé Novo', 'Yordanis Mustelier', 2014, 2017],
      ['Pelotas', 'Rio Grande do Sul', 'UBS Vila Figueira', 'Hermes Dorticó', 2013, 2018],
      ['Guarulhos', 'São Paulo', 'UBS Parque dos Ipês', 'Hermes Dorticó', 2014, 2018],
    ],
  },
  MX: {
    total: [2100, 5200],
    shares: [8, 10, 12],
    rows: [
      ['Ciudad de México', 'Iztapalapa', 'Hospital 14 de Mayo', 'Osvaldo Piñeda', 2020, 2023],
      ['Tlapa', 'Guerrero', 'Hospital de la Montaña Alta', 'Osvaldo Piñeda', 2022, 2025],
      ['Campeche', 'Campeche', 'Hospital Puerta de Mar', 'Xiomara Betancuria', 2022, 2025],
    ],
  },
  BO: {
    total: [1100, 1900],
    shares: [10, 15, 20],
    rows: [
      ['Riberalta', 'Beni', 'Hospital Río Manso', 'Lino Echenagusía', 2006, 2019],
      ['El Alto', 'La Paz', 'Hospital Nueva Aurora', 'Lino Echenagusía', 2007, 2019],
    ],
  },
  EC: {
    total: [2600, 4200],
    shares: [18, 25, 30],
    rows: [
      ['Portoviejo', 'Manabí', 'Hospital Los Tamarindos', 'Xiomara Betancuria', 2013, 2019],
      ['Esmeraldas', 'Esmeraldas', 'Hospital Playa Grande', 'Xiomara Betancuria', 2014, 2019],
    ],
  },
  HN: {
    total: [900, 1800],
    shares: [15, 20, 25],
    rows: [
      ['Gracias', 'Lempira', 'Hospital San Marcelino', 'Rolando Quiñonero', 2001, 2008],
      ['Puerto Lempira', 'Gracias a Dios', 'Hospital La Laguna', 'Eladio Fonticoba', 2004, 2024],
    ],
  },
  JM: {
    total: [2000, 3400],
    shares: [20, 25, 40],
    rows: [
      ['Mandeville', 'Manchester', 'Spur Tree Hospital', 'Yamilé Castellón', 2010, 2024],
      ['Savanna-la-Mar', 'Westmoreland', 'Cabarita Eye Centre', 'Yamilé Castellón', 2011, 2025],
    ],
  },
  ZA: {
    total: [3800, 5200],
    shares: [15, 30, 40],
    rows: [
      ['Mthatha', 'Eastern Cape', 'Umzimvu Hospital', 'Braulio Sandrino', 2003, 2019],
      ['Port Shepstone', 'KwaZulu-Natal', 'Oribi Ridge Hospital', 'Braulio Sandrino', 2012, 2023],
    ],
  },
  QA: {
    total: [5000, 9800],
    shares: [10, 12],
    rows: [['Zekreet', 'costa oeste', 'Ras Zekreet Hospital', 'Ariel Monteagudo', 2012, 2024]],
  },
  AO: {
    total: [4500, 5600],
    shares: [6, 10, 12],
    rows: [
      ['Huambo', 'Huambo', 'Hospital do Planalto', 'Lázaro Terry Bonne', 2009, 2022],
      ['Malanje', 'Malanje', 'Hospital da Palanca', 'Lázaro Terry Bonne', 2011, 2023],
    ],
  },
  IT: {
    total: [4700, 4700],
    shares: [25, 26],
    rows: [['Soverato', 'Calabria', 'Ospedale San Rocco', 'Bárbaro Llerandi', 2022, 2025]],
  },
  KE: {
    total: [4800, 5200],
    shares: [20, 25],
    rows: [['Kitui', 'Kitui', 'Nzambani Hospital', 'Braulio Sandrino', 2018, 2023]],
  },
  DZ: {
    total: [2900, 3600],
    shares: [9, 10],
    rows: [
      ['Djelfa', 'Djelfa', 'Hôpital El Bassar', 'Magalys Estupiñán', 2008, 2020],
      ['El Oued', 'El Oued', 'Maternité Nour', 'Magalys Estupiñán', 2013, 2024],
    ],
  },
  TT: {
    total: [2400, 3000],
    shares: [30, 45],
    rows: [['San Fernando', 'South', 'Naparima View Hospital', 'Yamilé Castellón', 2005, 2023]],
  },
  HT: {
    total: [900, 1500],
    shares: [15, 20],
    rows: [['Hinche', 'Centre', 'Hôpital Sainte-Odile', 'Silvino Durruthy', 2006, 2022]],
  },
  GY: {
    total: [1500, 2200],
    shares: [20, 25],
    rows: [['Linden', 'Region 10', 'Kara Hill Hospital', 'Yamilé Castellón', 2008, 2023]],
  },
  BS: {
    total: [5000, 12000],
    shares: [8, 12],
    rows: [['Freeport', 'Grand Bahama', 'Lucaya Clinic', 'Ariel Monteagudo', 2021, 2024]],
  },
  PE: {
    total: [2000, 3200],
    shares: [10, 12],
    rows: [['Arequipa', 'Arequipa', 'Hospital Cayma Alta', 'Osvaldo Piñeda', 2020, 2021]],
  },
  MZ: {
    total: [2200, 3000],
    shares: [10, 15],
    rows: [['Nampula', 'Nampula', 'Hospital Monte Alegre', 'Lázaro Terry Bonne', 2004, 2018]],
  },
}

/** @param {string} where codes of countries with a blank between, or one town: `JM:Mandeville` @returns {Scene[]} in order */
export function scenesIn(where) {
  return where
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => {
      const [country = '', only] = word.split(':')
      const group = COUNTRIES[country]
      if (!group) throw new Error(`no scene in ${country}`)
      const { total, shares } = group
      return group.rows
        .filter(([town]) => only === undefined || town === only)
        .map(([town, region, site, chief, from, to]) => ({
          ...{ country, town, region, site, chief, total, shares },
          years: /** @type {[number, number]} */ ([from, to]),
        }))
    })
}
