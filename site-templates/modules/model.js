// What a model's page needs.
import "./copy.js";
import "./health.js";
