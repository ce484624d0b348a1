export { ToCome as Component } from '../frame/to-come.js';
